import { catalogue } from '../signals/catalogue';
import { type Signal } from '../signals/signal';
import { withUnit } from '../units';
import { stanceOf, type Stance } from './stance';
import { effectiveExpectedNodes, effectiveLevels } from './effective';
import { expectedNodesInWords } from './expectedNodesInWords';
import { type Settings, type SignalSettings, type Source } from './schema';
import { type SettingsChange } from './settingsChange';

/** One version of a source, among the settings that hold for all clusters. */
interface Version {
  settings: Settings;
  source: Source;
}

/** A value of a cluster, and whether it is set for this cluster. */
interface Value {
  text: string;
  isOwn: boolean;
}

const stanceInWords: Record<Stance, string> = {
  automatic: 'found by itself',
  expected: 'expected by name',
  'no kube-proxy': 'no kube-proxy here',
};

/** What is changed about single clusters of a source: `Slow rule sync (edge), warning: mean time of a sync`. */
export function clusterChanges(before: Version, after: Version): SettingsChange[] {
  const names = new Set([...Object.keys(before.source.clusters), ...Object.keys(after.source.clusters)]);
  return [...names].flatMap((cluster) => {
    const [ownBefore, ownAfter] = [before.source.clusters[cluster], after.source.clusters[cluster]];
    // Most of fifty clusters are not touched by a letter that is typed.
    if (ownBefore === ownAfter) {
      return [];
    }
    const signals = catalogue.filter(({ id }) => ownBefore?.signals?.[id] ?? ownAfter?.signals?.[id]);
    const [old, fresh] = [valuesOf(before, cluster, signals), valuesOf(after, cluster, signals)];
    return [...fresh].flatMap(([what, now]) => changed(what, old.get(what), now));
  });
}

/** A value that neither version sets here is told once, for all clusters. */
function changed(what: string, before: Value | undefined, after: Value): SettingsChange[] {
  if (
    before === undefined ||
    (!before.isOwn && !after.isOwn) ||
    (before.text === after.text && before.isOwn === after.isOwn)
  ) {
    return [];
  }
  const words = ({ text, isOwn }: Value) =>
    before.text !== after.text ? text : isOwn ? `${text}, whatever holds elsewhere` : `${text}, as elsewhere`;
  return [{ what, before: words(before), after: words(after) }];
}

function valuesOf({ settings, source }: Version, cluster: string, signals: readonly Signal[]): Map<string, Value> {
  const name = cluster === '' ? 'without a cluster label' : cluster;
  const own = source.clusters[cluster];
  return new Map([
    [`${source.name}: ${name}`, { text: stanceInWords[stanceOf(own)], isOwn: stanceOf(own) !== 'automatic' }],
    [
      `${source.name}: expected nodes (${name})`,
      { text: nodesInWords(source, cluster), isOwn: own?.expectedNodes !== undefined },
    ],
    ...signals.flatMap((signal) => signalValues(signal, settings, source, cluster, name)),
  ]);
}

function nodesInWords(source: Source, cluster: string): string {
  const wanted = effectiveExpectedNodes(source, cluster);
  const { excludeTaints } = source.clusters[cluster]?.expectedNodes ?? {};
  const taints = excludeTaints === undefined ? '' : `, without nodes with ${excludeTaints.join(', ') || 'no taint'}`;
  return `${expectedNodesInWords(wanted)}${taints}`;
}

function signalValues(
  signal: Signal,
  settings: Settings,
  source: Source,
  cluster: string,
  name: string
): Array<[string, Value]> {
  const own: SignalSettings = source.clusters[cluster]?.signals?.[signal.id] ?? {};
  const what = `${signal.title} (${name})`;
  const onOrOff = (isOn: boolean) => (isOn ? 'on' : 'off');
  const everywhere = settings.signals[signal.id];
  const isOn = own.enabled ?? everywhere?.enabled ?? signal.isOffByDefault !== true;
  const levels = effectiveLevels(signal, settings, source, cluster);
  return [
    [what, { text: onOrOff(isOn), isOwn: own.enabled !== undefined }],
    ...levels.flatMap(({ severity, parameters }): Array<[string, Value]> => {
      const level = own.levels?.[severity];
      const isLevelOn = level?.enabled ?? everywhere?.levels?.[severity]?.enabled ?? true;
      return [
        [`${what}, ${severity}`, { text: onOrOff(isLevelOn), isOwn: level?.enabled !== undefined }],
        ...signal.parameters.flatMap(({ id, label, unit }): Array<[string, Value]> => {
          const value = parameters[id];
          const isOwn = level?.parameters?.[id] !== undefined;
          return value === undefined
            ? []
            : [[`${what}, ${severity}: ${label.toLowerCase()}`, { text: withUnit(value, unit), isOwn }]];
        }),
      ];
    }),
  ];
}
