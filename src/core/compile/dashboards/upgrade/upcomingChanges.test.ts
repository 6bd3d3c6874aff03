import { bundledSettings } from '../../../settings/bundledSettings';
import { catalogue } from '../../../signals/catalogue';
import { compileDashboards } from '../compileDashboards';
import { isDrawn } from '../dashboardModel';

const panel = compileDashboards(bundledSettings())
  .flatMap(({ model }) => model.panels.filter(isDrawn))
  .find(({ title }) => title === 'What changes with the next versions?');
const query = panel?.targets.map(({ expr }) => expr).join('\n') ?? '';
const minors = [...query.matchAll(/minor=~"([^"]+)"/g)].map(([, pattern]) => new RegExp(`^${pattern}$`));
const supported = catalogue.flatMap(({ requires: { since } }) => (since === undefined ? [] : [since.split('.')[1]]));

it('is ahead of every version that a signal knows, and of managed clusters’ minors', () => {
  expect(supported).toContain('19');
  expect(minors.length).toBeGreaterThan(3);
  const told = (minor: string) => minors.some((pattern) => pattern.test(minor));
  expect(['14', '19', '20+', '32', '36'].filter((minor) => !told(minor))).toEqual([]);
  expect(told('43')).toBe(false);
});

it('tells the oldest version every change', () => {
  expect(minors.filter((pattern) => !pattern.test('19'))).toEqual([]);
});
