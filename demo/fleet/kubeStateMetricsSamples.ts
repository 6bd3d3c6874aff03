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
      'kube_node_info',
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
    emit('kube_node_created', { node }, Math.floor(startsAt - 30 * 86_400));
    for (const status of ['true', 'false', 'unknown']) {
      emit('kube_node_status_condition', { condition: 'Ready', node, status }, status === readyIs ? 1 : 0);
    }
    if (taint) {
      emit('kube_node_spec_taint', { ...taint, node }, 1);
    }
  }
  if (cluster.desiredKubeProxies !== undefined) {
    emit(
      'kube_daemonset_status_desired_number_scheduled',
      { daemonset: 'kube-proxy', namespace: 'kube-system' },
      cluster.desiredKubeProxies
    );
  }
}
