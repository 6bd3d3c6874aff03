import { createTheme } from '@grafana/data';

import { graphConfig } from './graphConfig';

const theme = createTheme();

/** What stands at these marks of the axis of values. */
function written(marks: number[]): unknown {
  const { axes = [] } = graphConfig(['all'], 'seconds', 'utc', theme).getConfig();
  const values = axes.find(({ scale }) => scale === 'y')?.values;
  return typeof values === 'function' ? values.call(undefined, Object({}), marks, 1, 50, 30) : undefined;
}

describe('the plot of the evidence', () => {
  it('writes something else at each mark', () => {
    expect(written([30, 60, 90, 120])).toEqual(['30 s', '1 min', '1 min 30 s', '2 min']);
  });

  it('leaves room for the last time beyond its end', () => {
    const [, right] = graphConfig(['all'], 'seconds', 'utc', theme).getConfig().padding ?? [];
    expect(right).toBeGreaterThan(theme.spacing.gridSize);
  });
});
