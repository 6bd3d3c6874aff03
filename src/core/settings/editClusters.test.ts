import { withNewSource } from './edit';
import {
  withCluster,
  withClusterParameters,
  withClusterSignal,
  withKnownClusters,
  withoutCluster,
} from './editClusters';
import { defaultSettings } from './parse';

const settings = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const clustersOf = (of: typeof settings) => of.sources[0]?.clusters;
const place = { sourceId: 'abc123', cluster: 'edge', signal: 'sync-slow', severity: 'warning' } as const;

describe('what is set about a cluster', () => {
  it('makes it expected by name, and can be forgotten', () => {
    const known = withKnownClusters(settings, 'abc123', ['edge', 'prod']);
    expect(clustersOf(known)).toEqual({ edge: { kubeProxy: true }, prod: { kubeProxy: true } });
    expect(clustersOf(withoutCluster(known, 'abc123', 'edge'))).toEqual({ prod: { kubeProxy: true } });
  });

  it('stays when clusters are confirmed', () => {
    const without = withCluster(settings, 'abc123', 'edge', { kubeProxy: false });
    expect(clustersOf(withKnownClusters(without, 'abc123', ['edge']))).toEqual({ edge: { kubeProxy: false } });
  });

  it('may be numbers of its own, one by one, and goes with them', () => {
    const once = withClusterParameters(settings, place, { threshold: 12 });
    const twice = withClusterParameters(once, { ...place, severity: 'critical' }, { threshold: 15 });
    expect(clustersOf(twice)?.['edge']?.signals?.['sync-slow']?.levels).toEqual({
      warning: { parameters: { threshold: 12 } },
      critical: { parameters: { threshold: 15 } },
    });
    expect(clustersOf(withClusterSignal(twice, place, undefined))).toEqual({ edge: { kubeProxy: true } });
  });
});
