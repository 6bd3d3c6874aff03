import { withNewSource, withSourceChange } from './edit';
import {
  withClusterExpectedNodes,
  withClusterLevelEnabled,
  withClusterParameters,
  withClusterSignal,
  withKnownClusters,
  withoutClusterExpectedNodes,
  withStance,
} from './editClusters';
import { effectiveExpectedNodes, effectiveLevels } from './effective';
import { signalById } from '../signals/catalogue';
import { defaultSettings } from './parse';
import { type ExpectedNodes, type Settings, type Source } from './schema';
import { isExpectedByName, stanceOf } from './stance';

const settings = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const place = { sourceId: 'abc123', cluster: 'edge', signal: 'sync-slow', severity: 'warning' } as const;

function sourceOf({ sources: [source] }: Settings): Source {
  if (source === undefined) {
    throw new Error('The source is gone');
  }
  return source;
}
const clustersOf = (of: Settings) => sourceOf(of).clusters;
const common = sourceOf(settings).expectedNodes;
const counting = (wanted: Partial<ExpectedNodes>, of = settings) =>
  withClusterExpectedNodes(of, 'abc123', 'edge', { ...effectiveExpectedNodes(sourceOf(of), 'edge'), ...wanted });

describe('what is said about a cluster', () => {
  it('is that it is expected by name, or nothing any more', () => {
    const known = withKnownClusters(settings, 'abc123', ['edge', 'prod']);
    expect(clustersOf(known)).toEqual({ edge: { kubeProxy: true }, prod: { kubeProxy: true } });
    expect(clustersOf(withStance(known, 'abc123', 'edge', 'automatic'))).toEqual({ prod: { kubeProxy: true } });
  });

  it('stays when clusters are confirmed', () => {
    const without = withStance(settings, 'abc123', 'edge', 'no kube-proxy');
    expect(clustersOf(withKnownClusters(without, 'abc123', ['edge']))).toEqual({ edge: { kubeProxy: false } });
  });

  it('does not touch its numbers, whatever is said', () => {
    const own = withClusterParameters(counting({ graceMinutes: 30 }), place, { threshold: 12 });
    const numbers = { expectedNodes: { graceMinutes: 30 }, signals: clustersOf(own)['edge']?.signals };
    for (const stance of ['expected', 'no kube-proxy', 'automatic'] as const) {
      const said = withStance(own, 'abc123', 'edge', stance);
      expect(clustersOf(said)['edge']).toMatchObject(numbers);
      expect(stanceOf(clustersOf(said)['edge'])).toBe(stance);
    }
  });
});

describe('numbers of one cluster', () => {
  it('do not make it expected by name, and leave nothing behind when they are taken back', () => {
    const once = withClusterParameters(settings, place, { threshold: 12 });
    const twice = withClusterParameters(once, { ...place, severity: 'critical' }, { threshold: 15 });
    expect(clustersOf(twice)['edge']?.signals?.['sync-slow']?.levels).toEqual({
      warning: { parameters: { threshold: 12 } },
      critical: { parameters: { threshold: 15 } },
    });
    expect(isExpectedByName(sourceOf(twice), 'edge')).toBe(false);
    expect(withClusterSignal(twice, place, undefined)).toEqual(settings);
  });

  it('leave a cluster expected by name that was so before', () => {
    const known = withKnownClusters(settings, 'abc123', ['edge']);
    const own = withClusterParameters(known, place, { threshold: 12 });
    expect(isExpectedByName(sourceOf(own), 'edge')).toBe(true);
    expect(withClusterSignal(own, place, undefined)).toEqual(known);
  });

  it('may be a level that is on or off there only', () => {
    const critical = { ...place, severity: 'critical' } as const;
    const isOn = (of: Settings) =>
      effectiveLevels(signalById('sync-slow'), of, sourceOf(of), 'edge').find(({ severity }) => severity === 'critical')
        ?.enabled;
    const off = withClusterLevelEnabled(settings, critical, false);
    expect(isOn(off)).toBe(false);
    expect(isOn(withClusterLevelEnabled(off, critical, true))).toBe(true);
    const offElsewhere = { ...settings, signals: { 'sync-slow': { levels: { critical: { enabled: false } } } } };
    expect(isOn(withClusterLevelEnabled(offElsewhere, critical, true))).toBe(true);
  });
});

describe('the node count of one cluster', () => {
  it('keeps only what differs, so that the rest follows the source', () => {
    const own = counting({ tolerance: { value: 2, unit: 'nodes' } });
    expect(clustersOf(own)['edge']?.expectedNodes).toEqual({ tolerance: { value: 2, unit: 'nodes' } });
    const later = withSourceChange(own, 'abc123', { expectedNodes: { ...common, graceMinutes: 45 } });
    expect(effectiveExpectedNodes(sourceOf(later), 'edge')).toEqual({
      ...common,
      graceMinutes: 45,
      tolerance: { value: 2, unit: 'nodes' },
    });
  });

  it('keeps a number together with the choice of a number', () => {
    const ofSource = withSourceChange(settings, 'abc123', { expectedNodes: { ...common, mode: 'fixed', fixed: 128 } });
    const own = counting({ fixed: 3 }, ofSource);
    expect(clustersOf(own)['edge']?.expectedNodes).toEqual({ mode: 'fixed', fixed: 3 });
    expect(counting({ fixed: 128 }, own)).toEqual(ofSource);
  });

  it('is that of the source again when it is taken back', () => {
    const own = counting({ excludeTaints: ['gpu'], graceMinutes: 5 });
    expect(clustersOf(own)['edge']?.expectedNodes).toEqual({ excludeTaints: ['gpu'], graceMinutes: 5 });
    expect(withoutClusterExpectedNodes(own, 'abc123', 'edge')).toEqual(settings);
  });
});
