import { type Family } from '../metrics/family';
import { type HistogramForm } from '../promql/histogram';
import { type Matcher } from '../promql/selector';
import { type RecordedReading } from '../recordings/readRecorded';
import { recordedSeries, type RecordingId } from '../recordings/recordedSeries';
import { type ExpectedNodes } from '../settings/schema';
import { type SignalId } from './signal';

export interface KubeProxyOptions {
  /** What selects kube-proxy's targets: job, extra matchers, and the clusters meant. */
  target: Matcher[];
  /** The clusters meant, as they apply to kube-state-metrics. */
  cluster: Matcher[];
  /** Which IP families are meant, where a series tells its own; left out: all. */
  ipFamily?: Matcher;
  /** Name of the label that tells clusters apart. */
  clusterLabel: string;
  expectedNodes: ExpectedNodes;
  /** Left out: classic. */
  histograms?: HistogramForm;
  /** Clusters that are expected by name, whether they have series or not. */
  knownClusters: string[];
  isEnabled: (signal: SignalId) => boolean;
  /** Where recorded series are read; left out: nowhere. */
  recorded?: RecordedReading;
}

/** What selects the targets, and the IP family where the series of a family tell theirs. */
export function matchersOf({ target, ipFamily }: KubeProxyOptions, { labels }: Family): Matcher[] {
  return ipFamily !== undefined && labels.includes('ip_family') ? [...target, ipFamily] : target;
}

/**
 * What reads raw series in place of recorded ones that add up the IP families of which a variable chooses: the targets,
 * and none of them while it stands for all families (`.*`), so that nothing is read. Undefined where there is no choice.
 */
export function unlessAllFamilies(options: KubeProxyOptions, id: RecordingId): KubeProxyOptions | undefined {
  const { target, ipFamily } = options;
  return ipFamily === undefined || recordedSeries[id].addsUpIpFamilies !== true
    ? undefined
    : { ...options, target: [...target, { label: 'instance', operator: '!~', value: ipFamily.value }] };
}
