import { durationSeconds } from '../../src/core/promql/duration';
import {
  type FleetShape,
  type Period,
  type ScenarioCluster,
  type ScenarioFleet,
  type ScenarioNode,
  type ScenarioTime,
} from '../../src/core/signals/scenario';
import { busyAllTheTime, type Busyness } from './churn';
import { FleetCluster } from './cluster';
import { findFault } from './faults';
import { type FleetNode } from './node';
import { type Sample } from './sample';
import { readBySignals } from './signalFamilies';
import { scrapeAll, type Selection, type Target, targetsOf } from './targets';

export interface FleetOptions {
  seed?: number;
  /** Unix time of the story's beginning; default 0, where promtool's tests begin. */
  startsAt?: number;
  busyness?: Busyness;
}

/** Clusters, nodes and kube-proxies over time. The same shape, options and story give the same numbers. */
export class Fleet implements ScenarioFleet {
  readonly clusters: readonly FleetCluster[];
  readonly startsAt: number;

  constructor(shape: FleetShape, { seed = 1, startsAt = 0, busyness = busyAllTheTime }: FleetOptions) {
    this.startsAt = startsAt;
    const clusters = shape.clusters ?? { prod: { nodes: ['a1', 'a2', 'a3'] } };
    const names = Object.keys(clusters);
    this.clusters = Object.entries(clusters).map(([name, shapeOfCluster], index) => {
      const network = names.indexOf(shapeOfCluster.addressesOf ?? name);
      return new FleetCluster({ name, index, network, shape: shapeOfCluster, seed, startsAt, busyness });
    });
  }

  /** @throws RangeError when there is no such cluster */
  cluster(name: string): ScenarioCluster {
    const cluster = this.findCluster(name);
    return {
      suffers: (fault, period) => {
        cluster.suffer(fault, ...this.bounds(period));
        return this;
      },
      node: (node) => this.storyOf(this.findNode(node, name)),
    };
  }

  /** @throws RangeError when no cluster, or more than one, has a node of this name */
  node(name: string): ScenarioNode {
    return this.storyOf(this.findNode(name));
  }

  quietFrom(time: ScenarioTime): this {
    this.clusters.forEach(({ churn }) => churn.stopAt(this.timeOf(time)));
    return this;
  }

  /** Time goes forward only; an earlier time changes nothing. */
  advanceTo(seconds: number): void {
    this.clusters.forEach((cluster) => cluster.advanceTo(seconds));
  }

  /** What discovery finds, as of the time that the fleet was advanced to. */
  targets(): Target[] {
    return this.clusters.flatMap(targetsOf);
  }

  /** What signals read, with the labels and the `up` that Prometheus adds. */
  samplesAt(seconds: number, wanted: Selection = readBySignals): Sample[] {
    this.advanceTo(seconds);
    return scrapeAll(this.targets(), wanted);
  }

  findCluster(name: string): FleetCluster {
    const cluster = this.clusters.find((candidate) => candidate.name === name);
    if (!cluster) {
      throw new RangeError(
        `there is no cluster ${name}; there are ${this.clusters.map((each) => each.name).join(', ')}`
      );
    }
    return cluster;
  }

  findNode(name: string, inCluster?: string): FleetNode {
    const clusters = inCluster === undefined ? this.clusters : [this.findCluster(inCluster)];
    const nodes = clusters.flatMap((cluster) => cluster.nodes.filter(({ options }) => options.name === name));
    const [node, ...others] = nodes;
    if (!node) {
      const known = clusters.flatMap((cluster) => cluster.nodes.map(({ options }) => options.name));
      throw new RangeError(`there is no node ${name}; there are ${known.join(', ')}`);
    }
    if (others.length > 0) {
      throw new RangeError(
        `node ${name} is in ${nodes.map(({ options }) => options.cluster).join(' and ')}: name the cluster`
      );
    }
    return node;
  }

  private storyOf(node: FleetNode): ScenarioNode {
    return {
      suffers: (fault, period) => {
        if (findFault(fault)?.scope === 'cluster') {
          throw new RangeError(`${fault} befalls a cluster, not a node`);
        }
        node.suffer(fault, ...this.bounds(period));
        return this;
      },
      restartsAt: (time, pod = 'same pod') => {
        node.restart(this.timeOf(time), pod === 'new pod');
        return this;
      },
      isScrapedMidSyncAt: (time) => {
        node.holdChange(this.timeOf(time) - 0.3, this.timeOf(time) + 0.2);
        return this;
      },
    };
  }

  private bounds({ from, until }: Period): [from: number, until: number] {
    return [this.timeOf(from), until === undefined ? Infinity : this.timeOf(until)];
  }

  private timeOf(time: ScenarioTime): number {
    const seconds = durationSeconds(time);
    if (seconds === undefined) {
      throw new RangeError(`${time} is not a time such as 90s, 10m or 2h`);
    }
    return this.startsAt + seconds;
  }
}

/** A healthy fleet under churn, about which a story can be told. */
export function createFleet(shape: FleetShape = {}, options: FleetOptions = {}): Fleet {
  return new Fleet(shape, options);
}
