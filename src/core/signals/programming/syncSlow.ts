import { largestBucket } from '../../metrics/family';
import { syncDuration } from '../../metrics/programming';
import { defineSignal } from '../signal';

/** Four scrapes at the slowest usual interval of 60 s, and short enough to be over soon after the cure. */
const window = '4m';

/** Programming rules takes so long that changes of Services arrive late. */
export const syncSlow = defineSignal({
  id: 'sync-slow',
  alert: 'KubeProxySyncSlow',
  group: 'programming',
  golden: 'latency',
  scope: 'node',
  title: 'Slow rule sync',
  explanation: 'Mean time of a sync per node and IP family. Above it, Service changes arrive late.',
  parameters: [
    {
      id: 'threshold',
      label: 'Mean time of a sync',
      unit: 'seconds',
      defaults: { warning: 8, critical: 14 },
      min: 0.001,
      max: largestBucket(syncDuration),
      excludesMax: true,
      maxReason: `${largestBucket(syncDuration)} s or more can never fire: it is the largest bucket of ${syncDuration.name}.`,
    },
  ],
  levels: [
    { severity: 'warning', for: '15m' },
    { severity: 'critical', for: '5m' },
  ],
  value: (kubeProxy) => kubeProxy.meanPerIpFamily(syncDuration, window),
  valueUnit: 'seconds',
  line: 'threshold',
  firing: (kubeProxy, { threshold = 8 }) => kubeProxy.meanPerIpFamily(syncDuration, window).isAbove(threshold),
  causedBy: ['instance-down'],
  requires: { families: [syncDuration] },
  message: {
    summary: 'kube-proxy on {node} takes {value} for a sync',
    description:
      'Programming rules on {node}{inCluster} takes {value} on average, above {threshold}. Changes of Services arrive late on this node.',
    valueUnit: 'seconds',
  },
  runbook: {
    meaning: 'The mean duration of rule syncs is above the threshold.',
    impact: 'Changes of Services reach the node late; connections go to Pods that are gone.',
    diagnosis: [],
    causes: [],
    mitigation: [],
    tuning: '',
  },
  scenarios: [],
});
