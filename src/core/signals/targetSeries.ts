import { type Family } from '../metrics/family';
import { up } from '../metrics/process';
import { type Expression } from '../promql/expression';
import { Histogram, type HistogramForm, type HistogramWindow } from '../promql/histogram';
import { madeLabels } from '../promql/madeLabels';
import { select, type Matcher, type SelectorOptions } from '../promql/selector';
import { matchersOf, type KubeProxyOptions } from './kubeProxyOptions';
import { withAddress } from './nodeAddress';
import { throughGaps } from './throughGaps';

/** The series of the targets of some clusters, and what tells these targets apart. */
export class TargetSeries {
  constructor(protected readonly options: KubeProxyOptions) {}

  get perCluster(): string[] {
    return [this.options.clusterLabel];
  }

  /**
   * What identifies a target. `node` is empty unless the target carries it: where an agent on each node scrapes
   * `127.0.0.1:10249`, it is all that tells them apart. Names are given at the very end (see nodeName.ts).
   */
  get perTarget(): string[] {
    return [...this.perInstance, 'node'];
  }

  /** The same without `node`, which series of other components may have of their own. */
  get perInstance(): string[] {
    return [...this.perCluster, 'job', 'instance'];
  }

  /** What tells the nodes of targets apart that carry the label of `withAddress`. */
  get perAddress(): string[] {
    return [...this.perCluster, madeLabels.address];
  }

  get perIpFamily(): string[] {
    return [...this.perTarget, 'ip_family'];
  }

  /** Series of a family; of a histogram those with its bare name, which are there in native form only. */
  series(family: Family, options: SelectorOptions & { matchers?: Matcher[] } = {}): Expression {
    const { matchers = [], ...selection } = options;
    return select(family.name, [...matchersOf(this.options, family), ...matchers], selection);
  }

  /** The observations of a histogram within a range, in the form in which Prometheus has them. */
  histogram(family: Family, range: string, counted: HistogramWindow['counted'] = 'rate'): Histogram {
    const { histograms = 'classic' } = this.options;
    return new Histogram({ name: family.name, matchers: matchersOf(this.options, family), range, counted }, histograms);
  }

  /** Series that are there for every target that exposes the family; of a histogram its count, or its native form. */
  presence(family: Family, histograms: HistogramForm = this.options.histograms ?? 'classic'): Expression {
    const classic = select(`${family.name}_count`, matchersOf(this.options, family));
    if (family.type !== 'histogram' || histograms === 'native') {
      return this.series(family);
    }
    return histograms === 'classic' ? classic : classic.or(this.series(family));
  }

  /** The newest value per target and IP family; `max` because a re-created Pod leaves two series for a moment. */
  newestPerIpFamily(family: Family, options: SelectorOptions = {}): Expression {
    return this.series(family, options).aggregated('max', this.perIpFamily);
  }

  ratePerInstance(family: Family, range: string, matchers: Matcher[] = []): Expression {
    return this.series(family, { range, matchers }).inside('rate').aggregated('sum', this.perTarget);
  }

  /**
   * How much a counter grew per target, with what it was born with: many counters appear with their first failure,
   * which `increase` does not see. Reads three samples a series, whatever the range; of a counter that began anew only
   * what came after. A target that was not scraped at the beginning of the range counts with all it has.
   */
  growthPerInstance(family: Family, range: string, matchers: Matcher[] = []): Expression {
    const now = this.series(family, { matchers });
    return (
      now
        .minus(this.series(family, { matchers, offset: range }))
        .isAtLeast(0)
        .or(now)
        // Of two Prometheus that scrape the same target, each tells the same.
        .aggregated('max', [...this.perTarget, ...family.labels])
        .aggregated('sum', this.perTarget)
    );
  }

  /** Mean of a histogram's observations per target and IP family; nothing while there are none. */
  meanPerIpFamily(family: Family, range: string): Expression {
    return this.histogram(family, range).mean(this.perIpFamily);
  }

  /** 1 per target that Prometheus reached, 0 per target that it did not. */
  reached(): Expression {
    return this.series(up).aggregated('max', this.perTarget);
  }

  /** 1 per node address that Prometheus reached, 0 per address that it did not: one kube-proxy runs on a node. */
  reachedAtAddress(offset?: string): Expression {
    return withAddress(
      this.series(up, { offset }).aggregated('max', [...this.perCluster, 'instance', 'node'])
    ).aggregated('max', this.perAddress);
  }

  /** Series of kube-state-metrics about the clusters meant. */
  clusterSeries(family: Family, matchers: Matcher[] = []): Expression {
    return throughGaps(this.perCluster, (offset) =>
      select(family.name, [...this.options.cluster, ...matchers], { offset })
    );
  }
}
