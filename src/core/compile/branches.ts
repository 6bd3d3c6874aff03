import { noneOf, oneOf, type Matcher } from '../promql/selector';
import { type RecordedReading } from '../recordings/readRecorded';
import { recordedReading } from '../recordings/recordedReading';
import { effectiveExpectedNodes, effectiveLevels, isSignalEnabled, widestLevel } from '../settings/effective';
import { type ExpectedNodes, type Settings, type Source } from '../settings/schema';
import { isExpectedByName } from '../settings/stance';
import { signalById } from '../signals/catalogue';
import { KubeProxy } from '../signals/kubeProxy';
import { type ParameterValues, type Severity, type Signal, type SignalId } from '../signals/signal';
import { violatingSeries } from './firingExpression';

/** Clusters of a source that share every number of a rule, and the words to speak about them. */
export interface Branch {
  kubeProxy: KubeProxy;
  parameters: ParameterValues;
  /** Signals that explain this one, with the parameters that they have here. */
  causes: Array<{ signal: Signal; parameters: ParameterValues }>;
  /** Which clusters these are: `undefined` for all that no other branch names. */
  clusters?: string[];
  /** What the cluster label of kube-state-metrics must be. */
  clusterMatchers: Matcher[];
}

interface Resolved {
  parameters: ParameterValues;
  causes: Array<{ id: SignalId; parameters: ParameterValues }>;
  expectedNodes: ExpectedNodes;
  enabledSignals: SignalId[];
}

/**
 * The branches of one rule: one for all clusters that say nothing of their own, one per distinct set of numbers.
 * Clusters without kube-proxy and those where the level is off are in none. Empty when the rule is off everywhere.
 */
export function branchesOf(
  signal: Signal,
  severity: Severity,
  settings: Settings,
  source: Source,
  recorded = recordedReading(settings, source)
): Branch[] {
  return grouped(
    source,
    recorded,
    (cluster) => resolve(signal, severity, settings, source, cluster),
    (resolved) => whatIsEvaluated(signal, source, recorded, resolved)
  );
}

/** The branches of what is said about every cluster that has kube-proxy, whatever alerts are on there. */
export function branchesOfAllClusters(
  settings: Settings,
  source: Source,
  recorded = recordedReading(settings, source)
): Branch[] {
  const resolved = (cluster?: string) => ({ parameters: {}, causes: [], ...ofCluster(settings, source, cluster) });
  return grouped(source, recorded, resolved, JSON.stringify);
}

/** The same branches, each with those of its causes only. */
export function withCauses(
  [first, ...others]: [Branch, ...Branch[]],
  isMeant: (cause: Signal) => boolean
): [Branch, ...Branch[]] {
  const chosen = (branch: Branch): Branch => ({
    ...branch,
    causes: branch.causes.filter(({ signal }) => isMeant(signal)),
  });
  return [chosen(first), ...others.map(chosen)];
}

/** What a rule would evaluate for these numbers: a node count of its own splits no rule that counts no nodes. */
function whatIsEvaluated(
  signal: Signal,
  source: Source,
  recorded: RecordedReading | undefined,
  resolved: Resolved
): string {
  const { parameters } = resolved;
  const branch = toBranch(source, recorded, resolved, [], [], undefined);
  const drawn = signal.value(branch.kubeProxy).text;
  return JSON.stringify([parameters, drawn, violatingSeries(signal, [branch]).text]);
}

function grouped(
  source: Source,
  recorded: RecordedReading | undefined,
  resolved: (cluster?: string) => Resolved | undefined,
  keyOf: (resolved: Resolved) => string
): Branch[] {
  const rest = resolved();
  const clusters = Object.entries(source.clusters);
  const restKey = rest === undefined || clusters.length === 0 ? undefined : keyOf(rest);
  const isExpected = (cluster: string) => isExpectedByName(source, cluster);
  const byNumbers = new Map<string, { own: Resolved; clusters: string[] }>();
  const apart: string[] = [];
  const known: string[] = [];
  for (const [cluster, { kubeProxy }] of clusters) {
    const own = kubeProxy ? resolved(cluster) : undefined;
    const key = own === undefined ? undefined : keyOf(own);
    if (key !== undefined && key === restKey) {
      known.push(...[cluster].filter(isExpected));
      continue;
    }
    apart.push(cluster);
    if (own !== undefined && key !== undefined) {
      const group = byNumbers.get(key) ?? { own, clusters: [] };
      byNumbers.set(key, { ...group, clusters: [...group.clusters, cluster] });
    }
  }
  const label = source.clusterLabel;
  const named = [...byNumbers.values()].map(({ own, clusters }) =>
    toBranch(source, recorded, own, [oneOf(label, clusters)], clusters.filter(isExpected), clusters)
  );
  if (rest === undefined) {
    return named;
  }
  const others = apart.length === 0 ? [] : [noneOf(label, apart)];
  return [toBranch(source, recorded, rest, others, known, undefined), ...named];
}

function resolve(
  signal: Signal,
  severity: Severity,
  settings: Settings,
  source: Source,
  cluster?: string
): Resolved | undefined {
  const level = effectiveLevels(signal, settings, source, cluster).find((one) => one.severity === severity);
  if (level === undefined || !level.enabled) {
    return undefined;
  }
  return {
    parameters: level.parameters,
    causes: (signal.causedBy ?? []).flatMap((id) => {
      const widest = widestLevel(effectiveLevels(signalById(id), settings, source, cluster));
      return widest === undefined ? [] : [{ id, parameters: widest.parameters }];
    }),
    ...ofCluster(settings, source, cluster),
  };
}

function ofCluster(
  settings: Settings,
  source: Source,
  cluster: string | undefined
): Pick<Resolved, 'expectedNodes' | 'enabledSignals'> {
  return {
    expectedNodes: effectiveExpectedNodes(source, cluster),
    enabledSignals: (['down', 'instance-down'] as const).filter((id) =>
      isSignalEnabled(signalById(id), settings, source, cluster)
    ),
  };
}

function toBranch(
  source: Source,
  recorded: RecordedReading | undefined,
  resolved: Resolved,
  clusterMatchers: Matcher[],
  knownClusters: string[],
  clusters: string[] | undefined
): Branch {
  const { job, extra } = source.selector;
  const kubeProxy = new KubeProxy({
    target: [{ label: 'job', operator: '=~', value: job }, ...extra, ...clusterMatchers],
    cluster: clusterMatchers,
    clusterLabel: source.clusterLabel,
    expectedNodes: resolved.expectedNodes,
    histograms: source.histograms,
    knownClusters,
    isEnabled: (id) => resolved.enabledSignals.includes(id),
    recorded,
  });
  const causes = resolved.causes.map(({ id, parameters }) => ({ signal: signalById(id), parameters }));
  return { kubeProxy, parameters: resolved.parameters, causes, clusters, clusterMatchers };
}
