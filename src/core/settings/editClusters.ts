import { type ParameterValues, type Severity, type SignalId } from '../signals/signal';
import { withSourceChange } from './edit';
import { type ClusterSettings, type Settings, type SignalSettings } from './schema';

/** Changes what is set about one cluster, which is expected by name from then on. */
export function withCluster(
  settings: Settings,
  sourceId: string,
  cluster: string,
  change: Partial<ClusterSettings>
): Settings {
  const clusters = clustersOf(settings, sourceId);
  const { expectedNodes, signals, ...rest }: ClusterSettings = {
    ...(clusters[cluster] ?? { kubeProxy: true }),
    ...change,
  };
  const after: ClusterSettings = {
    ...rest,
    ...(expectedNodes && { expectedNodes }),
    ...(signals && Object.keys(signals).length > 0 && { signals }),
  };
  return withSourceChange(settings, sourceId, { clusters: { ...clusters, [cluster]: after } });
}

/** Forgets all that is set about one cluster. */
export function withoutCluster(settings: Settings, sourceId: string, cluster: string): Settings {
  const { [cluster]: _, ...others } = clustersOf(settings, sourceId);
  return withSourceChange(settings, sourceId, { clusters: others });
}

/** Expects these clusters by name; what is set about them stays. */
export function withKnownClusters(settings: Settings, sourceId: string, names: readonly string[]): Settings {
  const known = clustersOf(settings, sourceId);
  return names
    .filter((name) => !Object.hasOwn(known, name))
    .reduce((all, name) => withCluster(all, sourceId, name, {}), settings);
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

function clustersOf(settings: Settings, sourceId: string): Record<string, ClusterSettings> {
  return settings.sources.find(({ id }) => id === sourceId)?.clusters ?? {};
}
