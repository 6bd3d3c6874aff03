import { type FleetCluster } from './cluster';
import { allBuckets, type BucketChoice, emitKubeProxy } from './kubeProxySamples';
import { emitKubeStateMetrics } from './kubeStateMetricsSamples';
import { type FleetNode } from './node';
import { oneProcessTargets } from './oneProcess';
import { hash } from './random';
import { type Emit, type Labels, type Sample } from './sample';

/** Something that Prometheus scrapes. */
export interface Target {
  kind: 'kube-proxy' | 'kube-state-metrics';
  cluster: string;
  /** Node of a kube-proxy, Pod of a kube-state-metrics. */
  name: string;
  /** Labels that discovery attaches; a label that a series brings itself wins. */
  labels: Labels;
  /** Says everything; false when the connection is refused. */
  scrape(emit: Emit, buckets?: BucketChoice): boolean;
}

/** What discovery finds in a cluster right now. */
export function targetsOf(cluster: FleetCluster): Target[] {
  if (cluster.gone) {
    return [];
  }
  const { clusterLabel: shown = true } = cluster.options.shape;
  const clusterLabel: Labels = shown === false ? {} : { cluster: shown === true ? cluster.name : shown };
  return [
    ...cluster.nodes
      .filter(({ hasTarget }) => hasTarget)
      .flatMap((node) => kubeProxyTargets(cluster, node, kubeProxyTarget(cluster, node, clusterLabel))),
    ...Array.from({ length: cluster.options.shape.kubeStateMetrics ?? 1 }, (_, replica) =>
      kubeStateMetricsTarget(cluster, replica, clusterLabel)
    ),
  ];
}

/** What is wanted of a scrape: everything would be most of the time for nothing. */
export interface Selection {
  family(name: string): boolean;
  buckets: BucketChoice;
}

/** What Prometheus stores of one round of scrapes: labels of the targets added, and `up`. */
export function scrapeAll(targets: readonly Target[], { family, buckets }: Selection): Sample[] {
  const samples: Sample[] = [];
  for (const target of targets) {
    const up: Sample = { name: 'up', labels: target.labels, value: 0 };
    samples.push(up);
    const reached = target.scrape((name, labels, value) => {
      if (family(name)) {
        samples.push({ name, labels: Object.assign({}, target.labels, labels), value });
      }
    }, buckets);
    up.value = reached ? 1 : 0;
  }
  return samples;
}

function kubeProxyTargets({ options: { shape } }: FleetCluster, node: FleetNode, target: Target): Target[] {
  if (shape.oneProcess === true) {
    return oneProcessTargets(node, target);
  }
  const second = { ...target, labels: { ...target.labels, instance: `[fd00::${node.options.name}]:10249` } };
  return shape.secondAddress === true ? [target, second] : [target];
}

function kubeProxyTarget({ options: { shape } }: FleetCluster, node: FleetNode, clusterLabel: Labels): Target {
  const { cluster, name, instance } = node.options;
  const { job = 'kube-proxy', targetsTellNode = false } = shape;
  const nodeLabel: Labels = targetsTellNode ? { node: name } : {};
  return {
    kind: 'kube-proxy',
    cluster,
    name,
    labels: { ...clusterLabel, ...nodeLabel, job, namespace: 'kube-system', pod: node.pod, instance },
    scrape: (emit, buckets = allBuckets) => {
      const process = node.reachable;
      if (!process) {
        return false;
      }
      emitKubeProxy(process, buckets, emit);
      return true;
    },
  };
}

function kubeStateMetricsTarget(cluster: FleetCluster, replica: number, clusterLabel: Labels): Target {
  const suffix = hash('kube-state-metrics', cluster.name, replica).toString(36).slice(-5);
  const pod = `kube-state-metrics-7c9c5b8f64-${suffix}`;
  return {
    kind: 'kube-state-metrics',
    cluster: cluster.name,
    name: pod,
    labels: {
      ...clusterLabel,
      job: 'kube-state-metrics',
      namespace: 'monitoring',
      pod,
      instance: `10.${100 + cluster.options.index}.0.${10 + replica}:8080`,
    },
    scrape: (emit) => {
      if (cluster.hasKubeStateMetrics) {
        emitKubeStateMetrics(cluster, emit);
      }
      return cluster.hasKubeStateMetrics;
    },
  };
}
