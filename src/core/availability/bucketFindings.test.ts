import { type BucketsFound } from '../found/bucketsFound';
import { foundIn } from '../found/found';
import { withLevel } from '../settings/edit';
import { withClusterParameters } from '../settings/editClusters';
import { newSource } from '../settings/bundledSettings';
import { defaultSettings } from '../settings/parse';
import { type Settings } from '../settings/schema';
import { bucketFindings } from './bucketFindings';
import { type Here } from './here';

const settings: Settings = { ...defaultSettings(), sources: [newSource('abc123', 'Prometheus', 'prom')] };
const here: Here = { series: new Set(['up']), modes: [], versions: [], expectedNodes: 'auto' };
const sync = 'kubeproxy_sync_proxy_rules_duration_seconds';
const programming = 'kubeproxy_network_programming_duration_seconds';

function found(clusters: Record<string, { largest?: number; bounds?: number[] }>) {
  const buckets = Object.entries(clusters).map(([cluster, { largest, bounds }]): [string, BucketsFound] => [
    cluster,
    {
      largest: new Map(largest === undefined ? [] : [[sync, largest]]),
      bounds: new Map(bounds === undefined ? [] : [[programming, bounds]]),
    },
  ]);
  const of = foundIn(newSource('abc123', 'Prometheus', 'prom'), {});
  return {
    abc123: { ...of, here: new Map(Object.keys(clusters).map((name) => [name, here])), buckets: new Map(buckets) },
  };
}

const slowFrom = (threshold: number) => withLevel(settings, 'sync-slow', 'critical', { parameters: { threshold } });
const boundAt = (slowerThan: number) =>
  withLevel(settings, 'network-programming-slow', 'warning', { parameters: { slowerThan } });
const bounds = [5, 10, 20, 30, 60, 120];

describe('numbers that buckets limit', () => {
  it('are all fine by default', () => {
    const everywhere = found({ prod: { largest: 16.384, bounds } });
    expect(bucketFindings(settings, everywhere)).toEqual({ errors: [], notices: [] });
    expect(bucketFindings(settings, {})).toEqual({ errors: [], notices: [] });
  });

  it('may be a mean beyond the largest bucket, of which graphs tell less', () => {
    const { errors, notices } = bucketFindings(
      slowFrom(20),
      found({ prod: { largest: 16.384 }, edge: { largest: 60 } })
    );
    expect(errors).toEqual([]);
    expect(notices).toEqual([
      {
        path: 'signals.sync-slow.levels.critical.parameters.threshold',
        message: expect.stringMatching(/^Graphs of quantiles of prod end at 16.384 s/),
      },
    ]);
    expect(bucketFindings(slowFrom(20), found({ edge: { largest: 60 } })).notices).toEqual([]);
  });

  it('end where the histograms of Kubernetes do while nothing is known', () => {
    expect(bucketFindings(slowFrom(16.384), {}).notices).toHaveLength(1);
    expect(bucketFindings(slowFrom(16.383), {}).notices).toEqual([]);
  });

  it('must be a bound that is there, when somebody chose one', () => {
    const { errors, notices } = bucketFindings(boundAt(20), found({ prod: { bounds: [10, 30] } }));
    expect(errors).toEqual([
      {
        path: 'signals.network-programming-slow.levels.warning.parameters.slowerThan',
        message: `Cannot fire: ${programming} has no bucket of 20 s there. Buckets that are there: 10 s, 30 s.`,
      },
    ]);
    // The default of the other level, which nobody chose.
    expect(notices).toEqual([expect.objectContaining({ message: expect.stringContaining('no bucket of 120 s') })]);
  });

  it('are only told of where one cluster of several lacks the bound', () => {
    const { errors, notices } = bucketFindings(boundAt(20), found({ prod: { bounds }, edge: { bounds: [30, 120] } }));
    expect(errors).toEqual([]);
    expect(notices).toEqual([expect.objectContaining({ message: expect.stringContaining('Cannot fire in edge') })]);
  });

  it('are judged where they hold: a cluster with a number of its own is not counted', () => {
    const at = { sourceId: 'abc123', cluster: 'edge', signal: 'network-programming-slow' } as const;
    const own = withClusterParameters(boundAt(20), { ...at, severity: 'warning' }, { slowerThan: 30 });
    const everywhere = found({ prod: { bounds }, edge: { bounds: [30, 120] } });
    expect(bucketFindings(own, everywhere)).toEqual({ errors: [], notices: [] });
    const wrong = withClusterParameters(own, { ...at, severity: 'warning' }, { slowerThan: 60 });
    expect(bucketFindings(wrong, everywhere).errors).toEqual([
      expect.objectContaining({
        path: 'sources[0].clusters.edge.signals.network-programming-slow.levels.warning.parameters.slowerThan',
      }),
    ]);
  });

  it('are not judged where a level is off', () => {
    const off = withLevel(boundAt(20), 'network-programming-slow', 'warning', { enabled: false });
    expect(bucketFindings(off, found({ prod: { bounds: [120] } })).errors).toEqual([]);
  });
});
