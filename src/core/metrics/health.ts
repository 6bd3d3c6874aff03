import { type Family } from './family';

const answers = {
  type: 'counter',
  unit: 'count',
  labels: ['code'],
  since: '1.28',
  appears: 'when probed',
} as const;

export const livezAnswers: Family = {
  name: 'kubeproxy_proxy_livez_total',
  ...answers,
  meaning: 'Answers of /livez: 503 when a change has waited 60 s or longer (twice the sync period).',
  traps: ['Missing until somebody probes /livez; the DaemonSet of kubeadm does not.'],
};

export const healthzAnswers: Family = {
  name: 'kubeproxy_proxy_healthz_total',
  ...answers,
  meaning: 'Answers of /healthz: 503 as /livez, and also while the node is being removed.',
  traps: ['Every scale-down of the cluster autoscaler answers 503: never alert on it (KEP-3836).'],
};
