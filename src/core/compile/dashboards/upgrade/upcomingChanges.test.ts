import { sinceWith } from '../../../metrics/exposure';
import { bundledSettings } from '../../../settings/bundledSettings';
import { catalogue } from '../../../signals/catalogue';
import { compileDashboards } from '../compileDashboards';
import { isDrawn } from '../dashboardModel';

const panel = compileDashboards(bundledSettings())
  .flatMap(({ model }) => model.panels.filter(isDrawn))
  .find(({ title }) => title === 'What changes with the next versions?');
const query = panel?.targets.map(({ expr }) => expr).join('\n') ?? '';
const minors = [...query.matchAll(/minor=~"([^"]+)"/g)].map(([, pattern]) => new RegExp(`^${pattern}$`));
const oldest = Math.min(
  ...catalogue.flatMap(({ requires: { families, since = sinceWith(families) } }) =>
    since === undefined ? [] : [Number(since.split('.')[1])]
  )
);

it('tells the oldest version that a signal knows every change', () => {
  expect(minors.length).toBeGreaterThan(5);
  expect(minors.filter((pattern) => !pattern.test(String(oldest)))).toEqual([]);
});
