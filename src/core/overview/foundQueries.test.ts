import { withNewSource } from '../settings/edit';
import { defaultSettings } from '../settings/parse';
import { foundIn, foundQueries } from './foundQueries';

const settings = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const [source] = settings.sources;
if (source === undefined) {
  throw new Error('The settings of this test have a source');
}

describe('what a data source shows', () => {
  it('is asked for the automatic number of nodes, also when a fixed one is set', () => {
    const fixed = { ...source, expectedNodes: { ...source.expectedNodes, mode: 'fixed' as const, fixed: 99 } };
    expect(foundQueries(settings, fixed)).toEqual(foundQueries(settings, source));
  });

  it('is jobs by size, and clusters with expected and running nodes', () => {
    const found = foundIn(source, {
      jobs: [
        { labels: { job: 'kube-proxy-windows' }, value: 2 },
        { labels: { job: 'kube-proxy' }, value: 12 },
      ],
      targets: [
        { labels: { cluster: 'prod' }, value: 12 },
        { labels: {}, value: 1 },
      ],
      expected: [{ labels: { cluster: 'prod' }, value: 12 }],
      running: [{ labels: { cluster: 'prod' }, value: 11 }],
    });
    expect(found.jobs.map(({ job }) => job)).toEqual(['kube-proxy', 'kube-proxy-windows']);
    expect(found.clusters).toEqual([
      { cluster: '', expected: undefined, running: 0 },
      { cluster: 'prod', expected: 12, running: 11 },
    ]);
  });
});
