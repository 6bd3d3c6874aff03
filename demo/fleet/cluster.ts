import { type ClusterShape, type FaultId } from '../../src/core/signals/scenario';
import { instanceLabel, internalAddress } from './address';
import { type Busyness, Churn } from './churn';
import { FaultPeriods } from './faultPeriods';
import { FleetNode, type NodeOptions } from './node';
import { hash } from './random';

export interface ClusterOptions {
  name: string;
  index: number;
  /** The index of the cluster that has the same addresses; its own where no other does. */
  network: number;
  shape: ClusterShape;
  seed: number;
  startsAt: number;
  busyness: Busyness;
}

/** One cluster: its nodes, its churn, and what kube-state-metrics knows about it. */
export class FleetCluster {
  readonly nodes: readonly FleetNode[];
  readonly churn: Churn;
  private readonly faults = new FaultPeriods();
  private cursor: number;

  constructor(readonly options: ClusterOptions) {
    const { name, index, network, shape, seed, startsAt, busyness } = options;
    this.cursor = startsAt;
    this.churn = new Churn(hash(seed, 'churn', name), busyness);
    const form = shape.instance ?? 'ip';
    this.nodes = shape.nodes.map((node, position) => {
      const address = internalAddress(form, network, position);
      return new FleetNode({
        seed,
        cluster: name,
        name: node,
        address,
        instance: instanceLabel(form, node, address),
        apiServer: `10.${100 + index}.0.1:6443`,
        kubernetes: shape.kubernetes ?? '1.35',
        mode: shape.mode ?? 'iptables',
        churn: this.churn,
        histograms: shape.histograms,
        ingestion: shape.ingestion,
        kubeProxy: shape.kubeProxy !== false && !isVirtual(node),
        taint: taintOf(node),
        startsAt,
      });
    });
  }

  get name(): string {
    return this.options.name;
  }

  /** Nothing of the cluster is there any more, monitoring included. */
  get gone(): boolean {
    return this.faults.at(this.cursor).has('whole-cluster-gone');
  }

  /** False while kube-state-metrics does not answer. */
  get hasKubeStateMetrics(): boolean {
    return !this.faults.at(this.cursor).has('kube-state-metrics-gone');
  }

  /** How many nodes the DaemonSet selects; undefined when there is no DaemonSet. */
  get desiredKubeProxies(): number | undefined {
    const { kubeProxy, oneProcess, daemonSet } = this.options.shape;
    return kubeProxy === false || oneProcess === true || daemonSet === false
      ? undefined
      : this.nodes.filter(({ options }) => options.kubeProxy).length;
  }

  suffer(fault: FaultId, from: number, until = Infinity): void {
    this.nodes.forEach((node) => node.suffer(fault, from, until));
    this.faults.add({ fault, from, until });
  }

  recover(fault: FaultId, at: number): void {
    this.nodes.forEach((node) => node.recover(fault, at));
    this.faults.clear(fault, at);
  }

  advanceTo(seconds: number): void {
    this.cursor = Math.max(this.cursor, seconds);
    this.nodes.forEach((node) => node.advanceTo(seconds));
  }
}

/** A node that only stands for something else, like Fargate’s: its name says so, and no DaemonSet runs on it. */
function isVirtual(node: string): boolean {
  return node.startsWith('fargate-');
}

function taintOf(node: string): NodeOptions['taint'] {
  if (isVirtual(node)) {
    return { key: 'eks.amazonaws.com/compute-type', value: 'fargate', effect: 'NoSchedule' };
  }
  return node.includes('control-plane')
    ? { key: 'node-role.kubernetes.io/control-plane', value: '', effect: 'NoSchedule' }
    : undefined;
}
