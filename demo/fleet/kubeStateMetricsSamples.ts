import {
  daemonSetDesired,
  nodeCondition,
  nodeCreated,
  nodeInfo,
  nodeTaint,
} from '../../src/core/metrics/kubeStateMetrics';
import { type FleetCluster } from './cluster';
import { type Emit } from './sample';
import { versionProfiles } from './versions';

/** What the cluster autoscaler puts on a node that it drains. */
const toBeDeleted = { key: 'ToBeDeletedByClusterAutoscaler', value: '1700000000', effect: 'NoSchedule' };

/** What kube-state-metrics says about one cluster's nodes and its kube-proxy DaemonSet. */
export function emitKubeStateMetrics(cluster: FleetCluster, emit: Emit): void {
  const { shape, startsAt } = cluster.options;
  const version = versionProfiles[shape.kubernetes ?? '1.35'].gitVersion;
  for (const { options, hasTarget, pod, currentFaults } of cluster.nodes) {
    const { name: node, address } = options;
    const taint = currentFaults.has('node-about-to-go') ? toBeDeleted : options.taint;
    const readyIs = currentFaults.has('node-not-ready') ? 'unknown' : 'true';
    if (hasTarget) {
      emit('kube_pod_info', { host_ip: address, namespace: 'kube-system', node, pod, pod_ip: address }, 1);
    }
    emit(
      nodeInfo.name,
      {
        container_runtime_version: 'containerd://2.1.4',
        internal_ip: address,
        kernel_version: '6.12.43',
        kubelet_version: version,
        node,
        os_image: 'Debian GNU/Linux 12 (bookworm)',
      },
      1
    );
    emit(nodeCreated.name, { node }, Math.floor(startsAt - 30 * 86_400));
    for (const status of ['true', 'false', 'unknown']) {
      emit(nodeCondition.name, { condition: 'Ready', node, status }, status === readyIs ? 1 : 0);
    }
    if (taint) {
      emit(nodeTaint.name, { ...taint, node }, 1);
    }
  }
  if (cluster.desiredKubeProxies !== undefined) {
    emit(daemonSetDesired.name, { daemonset: 'kube-proxy', namespace: 'kube-system' }, cluster.desiredKubeProxies);
  }
}
