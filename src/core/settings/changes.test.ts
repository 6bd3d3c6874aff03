import { settingsChanges } from './changes';
import { withLevel, withNewSource, withSignalEnabled, withSourceChange } from './edit';
import { withClusterLevelEnabled, withClusterParameters } from './editClusters';
import { defaultSettings } from './parse';
import { defaultJob } from './schema';

const withOne = withNewSource(defaultSettings(), 'aaaaaa', 'Prometheus', 'prom');

describe('changes of settings in words', () => {
  it('are none between equal settings', () => {
    expect(settingsChanges(withOne, withOne)).toEqual([]);
  });

  it('name the signal, the level and the number with its unit', () => {
    const after = withLevel(withOne, 'sync-slow', 'warning', { for: '20m', parameters: { threshold: 5 } });
    expect(settingsChanges(withOne, after)).toEqual([
      { what: 'Slow rule sync, warning: mean time of a sync', before: '8 s', after: '5 s' },
      { what: 'Slow rule sync, warning: for', before: '15m', after: '20m' },
    ]);
  });

  it('write a ratio in per cent', () => {
    const after = withLevel(withOne, 'api-server-errors', 'warning', { parameters: { threshold: 0.25 } });
    expect(settingsChanges(withOne, after)).toEqual([
      { what: 'API server errors, warning: failed requests', before: '10 %', after: '25 %' },
    ]);
  });

  it('say that a signal is switched off, once', () => {
    expect(settingsChanges(withOne, withSignalEnabled(withOne, 'sync-slow', false))).toEqual([
      { what: 'Slow rule sync', before: 'on', after: 'off' },
    ]);
  });

  it('name a source that is added and what changes in one', () => {
    expect(settingsChanges(defaultSettings(), withOne)).toEqual([
      { what: 'Data source Prometheus', before: 'none', after: 'Prometheus (prom)' },
    ]);
    const after = withSourceChange(withOne, 'aaaaaa', {
      expectedNodes: {
        mode: 'fixed',
        fixed: 12,
        tolerance: { value: 5, unit: 'percent' },
        graceMinutes: 10,
        excludeTaints: withOne.sources[0]?.expectedNodes.excludeTaints ?? [],
      },
    });
    expect(settingsChanges(withOne, after)).toEqual([
      {
        what: 'Prometheus: expected nodes',
        before: 'automatic, 0 nodes may be missing, new nodes have 15 min',
        after: '12 nodes, 5 % may be missing',
      },
    ]);
  });

  it('say so where a number was emptied', () => {
    const expectedNodes = {
      mode: 'fixed' as const,
      fixed: NaN,
      tolerance: { value: NaN, unit: 'percent' as const },
      graceMinutes: NaN,
      excludeTaints: withOne.sources[0]?.expectedNodes.excludeTaints ?? [],
    };
    const emptied = withLevel(withSourceChange(withOne, 'aaaaaa', { expectedNodes }), 'sync-slow', 'warning', {
      parameters: { threshold: NaN },
    });
    expect(settingsChanges(withOne, emptied).map(({ after }) => after)).toEqual([
      'no number, no number may be missing',
      'no number',
    ]);
    const automatic = withSourceChange(withOne, 'aaaaaa', { expectedNodes: { ...expectedNodes, mode: 'auto' } });
    expect(settingsChanges(withOne, automatic).map(({ after }) => after)).toEqual([
      'automatic, no number may be missing, new nodes have no number',
    ]);
    const unsaid = withSourceChange(withOne, 'aaaaaa', { expectedNodes: { ...expectedNodes, fixed: undefined } });
    expect(settingsChanges(withOne, unsaid)[0]?.after).toMatch(/^no number,/);
  });

  it('tell of an added source what is not the default, and each of several', () => {
    const [first] = withOne.sources;
    const second = withNewSource(withOne, 'bbbbbb', 'Edge', 'edge').sources[1];
    const both = {
      ...withOne,
      sources: [first, second].flatMap((source) =>
        source === undefined ? [] : [{ ...source, clusterLabel: 'k8s', clusters: { cilium: { kubeProxy: false } } }]
      ),
    };
    expect(settingsChanges(defaultSettings(), both)).toEqual([
      { what: 'Data source Prometheus', before: 'none', after: 'Prometheus (prom)' },
      { what: 'Prometheus: cluster label', before: 'cluster', after: 'k8s' },
      { what: 'Data source Edge', before: 'none', after: 'Edge (edge)' },
      { what: 'Edge: cluster label', before: 'cluster', after: 'k8s' },
      { what: 'Prometheus: cilium', before: 'found by itself', after: 'no kube-proxy here' },
      { what: 'Edge: cilium', before: 'found by itself', after: 'no kube-proxy here' },
    ]);
  });

  it('tell what has no field on the page, so that nothing is replaced in silence', () => {
    const { alerting, recording } = withOne;
    const after = {
      ...withSourceChange(withOne, 'aaaaaa', {
        selector: { job: defaultJob, extra: [{ label: 'team', operator: '!=', value: 'a"b' }] },
        clusters: { 'extra.prod': { kubeProxy: false, signals: { 'sync-slow': { enabled: false } } } },
      }),
      alerting: { ...alerting, contactPoint: 'on-call', intervalSeconds: 120, extraLabels: { team: 'network' } },
      recording: { ...recording, enabled: true },
      later: { kept: [1, 2] },
    };
    expect(settingsChanges(withOne, after)).toEqual([
      { what: 'Prometheus: selector, further matchers', before: 'none', after: 'team!="a\\"b"' },
      { what: 'Prometheus: extra.prod', before: 'found by itself', after: 'no kube-proxy here' },
      { what: 'Slow rule sync (extra.prod)', before: 'on', after: 'off' },
      { what: 'Alerting, seconds between evaluations', before: '60', after: '120' },
      { what: 'Recording rules, on', before: 'no', after: 'yes' },
      { what: 'Alerting, label, team', before: 'none', after: 'network' },
      { what: 'Alerting, contact point', before: 'none', after: 'on-call' },
      { what: 'later, kept', before: 'none', after: '1, 2' },
    ]);
    expect(settingsChanges(after, withOne)).toHaveLength(8);
  });

  it('name the cluster of a number, with what held there before', () => {
    const at = { sourceId: 'aaaaaa', cluster: 'edge', signal: 'sync-slow', severity: 'warning' } as const;
    const own = withClusterParameters(withOne, at, { threshold: 12 });
    const what = 'Slow rule sync (edge), warning: mean time of a sync';
    expect(settingsChanges(withOne, own)).toEqual([{ what, before: '8 s', after: '12 s' }]);
    expect(settingsChanges(own, withOne)).toEqual([{ what, before: '12 s', after: '8 s' }]);
    const pinned = withClusterParameters(withOne, at, { threshold: 8 });
    expect(settingsChanges(withOne, pinned)).toEqual([
      { what, before: '8 s, as elsewhere', after: '8 s, whatever holds elsewhere' },
    ]);
    const off = withClusterLevelEnabled(withOne, { ...at, severity: 'critical' }, false);
    expect(settingsChanges(withOne, off)).toEqual([
      { what: 'Slow rule sync (edge), critical', before: 'on', after: 'off' },
    ]);
  });

  it('tell a number of all clusters once, also where a cluster has others of its own', () => {
    const at = { sourceId: 'aaaaaa', cluster: 'edge', signal: 'sync-slow', severity: 'warning' } as const;
    const own = withClusterParameters(withOne, at, { threshold: 12 });
    const after = withLevel(own, 'sync-slow', 'critical', { parameters: { threshold: 13 } });
    expect(settingsChanges(own, after)).toEqual([
      { what: 'Slow rule sync, critical: mean time of a sync', before: '14 s', after: '13 s' },
    ]);
  });

  it('are none when only the revision differs or a default is stored as a value', () => {
    const stored = { 'sync-slow': { enabled: true, levels: { warning: { parameters: { threshold: 8 } } } } };
    expect(settingsChanges(withOne, { ...withOne, revision: 7, signals: stored })).toEqual([]);
  });
});
