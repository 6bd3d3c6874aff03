import { type ParameterValues, type Severity, type SignalId } from '../signals/signal';
import { filled, withSourceChange } from './edit';
import { stanceOf, type Stance } from './stance';
import { type ClusterSettings, type ExpectedNodes, type Settings, type SignalSettings } from './schema';

/** Says whether a cluster must be there. Its numbers stay. */
export function withStance(settings: Settings, sourceId: string, cluster: string, stance: Stance): Settings {
  return withCluster(settings, sourceId, cluster, {
    kubeProxy: stance !== 'no kube-proxy',
    expectedByName: stance === 'automatic' ? false : undefined,
  });
}

/** Expects these clusters by name; what is set about them stays. */
export function withKnownClusters(settings: Settings, sourceId: string, names: readonly string[]): Settings {
  const known = clustersOf(settings, sourceId);
  return names
    .filter((name) => stanceOf(known[name]) === 'automatic')
    .reduce((all, name) => withStance(all, sourceId, name, 'expected'), settings);
}

/** Gives a cluster a node count. What equals that of its source is not kept, so that it follows later changes. */
export function withClusterExpectedNodes(
  settings: Settings,
  sourceId: string,
  cluster: string,
  wanted: ExpectedNodes
): Settings {
  const source = settings.sources.find(({ id }) => id === sourceId);
  if (source === undefined) {
    return settings;
  }
  const { mode, fixed, tolerance, graceMinutes, excludeTaints } = wanted;
  const ofSource = source.expectedNodes;
  const isOwnCount = mode !== ofSource.mode || (mode === 'fixed' && !Object.is(fixed, ofSource.fixed));
  const differs = <Value>(value: Value, common: Value) =>
    JSON.stringify(value) === JSON.stringify(common) ? undefined : value;
  const {
    mode: _,
    fixed: __,
    tolerance: ___,
    graceMinutes: ____,
    excludeTaints: _____,
    ...unknown
  } = source.clusters[cluster]?.expectedNodes ?? {};
  return withCluster(settings, sourceId, cluster, {
    expectedNodes: filled({
      ...unknown,
      mode: isOwnCount ? mode : undefined,
      fixed: isOwnCount && mode === 'fixed' ? fixed : undefined,
      tolerance: differs(tolerance, ofSource.tolerance),
      graceMinutes: differs(graceMinutes, ofSource.graceMinutes),
      excludeTaints: differs(excludeTaints, ofSource.excludeTaints),
    }),
  });
}

/** The node count of a cluster is that of its source again. */
export function withoutClusterExpectedNodes(settings: Settings, sourceId: string, cluster: string): Settings {
  return withCluster(settings, sourceId, cluster, { expectedNodes: undefined });
}

/** Gives one cluster numbers of its own for a level of a signal. */
export function withClusterParameters(
  settings: Settings,
  at: { sourceId: string; cluster: string; signal: SignalId; severity: Severity },
  parameters: ParameterValues
): Settings {
  const own = ownSignal(settings, at);
  const level = own.levels?.[at.severity] ?? {};
  return withClusterSignal(settings, at, {
    ...own,
    levels: { ...own.levels, [at.severity]: { ...level, parameters: { ...level.parameters, ...parameters } } },
  });
}

/** Switches a level on or off in one cluster; as everywhere else is not kept. */
export function withClusterLevelEnabled(
  settings: Settings,
  at: { sourceId: string; cluster: string; signal: SignalId; severity: Severity },
  enabled: boolean
): Settings {
  const own = ownSignal(settings, at);
  const isOnElsewhere = settings.signals[at.signal]?.levels?.[at.severity]?.enabled !== false;
  const level = filled({ ...own.levels?.[at.severity], enabled: enabled === isOnElsewhere ? undefined : enabled });
  return withClusterSignal(settings, at, { ...own, levels: filled({ ...own.levels, [at.severity]: level }) ?? {} });
}

/** Sets what one cluster has of its own for a signal; undefined: nothing, it is as the others again. */
export function withClusterSignal(
  settings: Settings,
  { sourceId, cluster, signal }: { sourceId: string; cluster: string; signal: SignalId },
  own: SignalSettings | undefined
): Settings {
  const { [signal]: _, ...others } = clustersOf(settings, sourceId)[cluster]?.signals ?? {};
  return withCluster(settings, sourceId, cluster, {
    signals: own === undefined ? others : { ...others, [signal]: own },
  });
}

function ownSignal(
  settings: Settings,
  { sourceId, cluster, signal }: { sourceId: string; cluster: string; signal: SignalId }
): SignalSettings {
  return clustersOf(settings, sourceId)[cluster]?.signals?.[signal] ?? {};
}

/** Removes a data source. Its rules go when the plan is applied. */
export function withoutSource(settings: Settings, sourceId: string): Settings {
  return { ...settings, sources: settings.sources.filter(({ id }) => id !== sourceId) };
}

/** Changes what is set about one cluster. One of which nothing is left is forgotten. */
function withCluster(
  settings: Settings,
  sourceId: string,
  cluster: string,
  change: Partial<ClusterSettings>
): Settings {
  const { [cluster]: before = { kubeProxy: true, expectedByName: false }, ...others } = clustersOf(settings, sourceId);
  const { expectedByName, expectedNodes, signals = {}, ...rest }: ClusterSettings = { ...before, ...change };
  const after: ClusterSettings = {
    ...rest,
    ...filled({ expectedByName, expectedNodes, signals: Object.keys(signals).length === 0 ? undefined : signals }),
  };
  return withSourceChange(settings, sourceId, {
    clusters: saysNothing(after) ? others : { ...others, [cluster]: after },
  });
}

/** True of a cluster about which nothing is set, so that it can be forgotten. */
export function saysNothing({ kubeProxy, expectedByName, ...set }: ClusterSettings): boolean {
  return kubeProxy && expectedByName === false && Object.keys(set).length === 0;
}

function clustersOf(settings: Settings, sourceId: string): Record<string, ClusterSettings> {
  return settings.sources.find(({ id }) => id === sourceId)?.clusters ?? {};
}
