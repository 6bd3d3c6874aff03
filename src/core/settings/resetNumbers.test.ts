import { withLevel, withNewSource, withSignalEnabled } from './edit';
import { withClusterParameters, withClusterSignal, withKnownClusters } from './editClusters';
import { defaultSettings } from './parse';
import { withDefaultNumbers } from './resetNumbers';

const settings = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const edge = { sourceId: 'abc123', cluster: 'edge', signal: 'sync-slow', severity: 'warning' } as const;

describe('resetting all numbers', () => {
  it('takes back thresholds and waiting times, and leaves what is off as it is', () => {
    const changed = withSignalEnabled(
      withLevel(
        withLevel(settings, 'sync-slow', 'warning', { for: '1h', parameters: { threshold: 5 } }),
        'sync-slow',
        'critical',
        { enabled: false, parameters: { threshold: 9 } }
      ),
      'down',
      false
    );
    expect(withDefaultNumbers(changed).signals).toEqual({
      down: { enabled: false },
      'sync-slow': { levels: { critical: { enabled: false } } },
    });
  });

  it('takes back the numbers of single clusters, which stay expected by name where they are', () => {
    expect(withDefaultNumbers(withClusterParameters(settings, edge, { threshold: 12 }))).toEqual(settings);
    const own = withClusterParameters(withKnownClusters(settings, edge.sourceId, ['edge']), edge, { threshold: 12 });
    expect(withDefaultNumbers(own).sources[0]?.clusters).toEqual({ edge: { kubeProxy: true } });
    const off = withClusterSignal(own, edge, { enabled: false, levels: { warning: { parameters: { threshold: 3 } } } });
    expect(withDefaultNumbers(off).sources[0]?.clusters).toEqual({
      edge: { kubeProxy: true, signals: { 'sync-slow': { enabled: false } } },
    });
  });

  it('touches nothing else, also no signal of a newer version', () => {
    const other = {
      ...settings,
      alerting: { ...settings.alerting, intervalSeconds: 30, contactPoint: 'on call' },
      signals: { 'of-tomorrow': { levels: { warning: { parameters: { threshold: 1 } } } } },
      madeBy: 'terraform',
    };
    expect(withDefaultNumbers(other)).toEqual(other);
  });
});
