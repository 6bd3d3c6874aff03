import { parseSettings } from '../../settings/parse';
import { type Settings } from '../../settings/schema';

/** Settings that are allowed and that quoting, escaping and per-cluster branches have to stand. */
export const nastySettingsDocument = {
  schemaVersion: 1,
  sources: [
    {
      id: 'abc123',
      name: 'A "quoted" source',
      datasourceUid: 'prom',
      clusterLabel: 'k8s_cluster',
      selector: {
        job: 'kube\\.proxy|"job"|(a|b)+',
        extra: [
          { label: 'team', operator: '=', value: 'quo"te\\back\nline$1' },
          { label: 'zone', operator: '!~', value: '[a-z]{2}\\d+' },
        ],
      },
      expectedNodes: { mode: 'fixed', fixed: 128, tolerance: { value: 5, unit: 'percent' } },
      clusters: {
        'prod "eu"': { signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 4.5 } } } } } },
        'back\\slash.*(+': {
          signals: {
            'sync-slow': { levels: { warning: { parameters: { threshold: 2 } }, critical: { enabled: false } } },
          },
        },
        'クラスタ 🚀 $cluster {{x}}': {
          expectedNodes: { mode: 'fixed', fixed: 3 },
          signals: { 'rules-stale': { enabled: false } },
        },
        'cilium\n': { kubeProxy: false },
        '': { expectedNodes: { mode: 'nodes', excludeTaints: [] } },
      },
    },
    { id: 'def456', name: 'Other', datasourceUid: 'prom2', clusters: { edge: {} } },
  ],
  signals: {
    'rules-stale': { levels: { critical: { parameters: { queuedFor: 90 }, for: '2m' } } },
    'from-tomorrow': {},
  },
  alerting: { extraLabels: { team: 'a$b "c" { $labels }' }, contactPoint: 'on $call' },
};

export function nastySettings(): Settings {
  const parsed = parseSettings(nastySettingsDocument);
  if (parsed.kind !== 'usable') {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed.settings;
}
