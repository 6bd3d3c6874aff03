import { apiServerRequests } from '../../src/core/metrics/apiServer';
import { kubeletNodeName } from '../../src/core/metrics/kubelet';
import { type FleetNode } from './node';
import { type Emit } from './sample';
import { type Target } from './targets';

/** Endpoints of a k3s node: each shows what the whole process has. */
const endpoints = { kubelet: 10250, 'k3s-server': 10249, apiserver: 6443 } as const;

/** The target of a kube-proxy as one of a process with every component of the node, scraped on each of its endpoints by a job of its own. */
export function oneProcessTargets(node: FleetNode, target: Target): Target[] {
  // There is no Pod.
  const { pod: _pod, ...labels } = target.labels;
  return Object.entries(endpoints).map(([job, port]) => ({
    ...target,
    labels: { ...labels, job, instance: node.options.instance.replace(/:\d+$/, `:${port}`) },
    scrape: (emit, buckets) => {
      const reached = target.scrape(emit, buckets);
      if (reached) {
        emitOtherComponents(node, emit);
      }
      return reached;
    },
  }));
}

/** What the kubelet and the controllers do: leases every 10 s, and something that is forbidden three times a minute. */
function emitOtherComponents({ options, process }: FleetNode, emit: Emit): void {
  const seconds = process?.uptime ?? 0;
  const host = options.apiServer;
  emit(kubeletNodeName.name, { node: options.name }, 1);
  emit(apiServerRequests.name, { code: '200', host, method: 'PUT' }, Math.floor(seconds / 10));
  emit(apiServerRequests.name, { code: '403', host, method: 'GET' }, Math.floor(seconds / 20));
  emit(apiServerRequests.name, { code: '503', host, method: 'GET' }, Math.floor(seconds / 15));
}
