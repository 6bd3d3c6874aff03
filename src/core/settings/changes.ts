import { catalogue } from '../signals/catalogue';
import { type Signal } from '../signals/signal';
import { withUnit } from '../units';
import { newSource } from './bundledSettings';
import { clusterChanges } from './clusterChanges';
import { effectiveLevels, isSwitchedOn } from './effective';
import { otherSettingsChanges, otherSourceChanges } from './otherChanges';
import { expectedNodesInWords } from './expectedNodesInWords';
import { type Settings, type Source } from './schema';
import { type SettingsChange } from './settingsChange';

/** What saving `after` over `before` changes: in the order of the configuration page, then what has no field there. */
export function settingsChanges(before: Settings, after: Settings): SettingsChange[] {
  const ids = new Set([...before.sources, ...after.sources].map(({ id }) => id));
  const find = (settings: Settings, id: string) => settings.sources.find((source) => source.id === id);
  const pairs = [...ids].map((id) => ({ old: find(before, id), fresh: find(after, id) }));
  return [
    ...pairs.flatMap(({ old, fresh }) => sourceChanges(old, fresh)),
    ...catalogue.flatMap((signal) => signalChanges(signal, before, after)),
    ...pairs.flatMap(({ old, fresh }) =>
      fresh === undefined
        ? []
        : clusterChanges(
            { settings: before, source: old ?? newSource(fresh.id, fresh.name, fresh.datasourceUid) },
            { settings: after, source: fresh }
          )
    ),
    ...otherSettingsChanges(before, after),
  ];
}

type SourceWords = (source: Source | undefined) => Record<string, string>;

function sourceChanges(before: Source | undefined, after: Source | undefined): SettingsChange[] {
  const name = after?.name ?? before?.name ?? '';
  const words = (source: Source | undefined): Record<string, string> =>
    source === undefined
      ? {}
      : {
          'data source': `${source.name} (${source.datasourceUid})`,
          job: source.selector.job,
          'cluster label': source.clusterLabel,
          'expected nodes': expectedNodesInWords(source.expectedNodes),
        };
  if (before === undefined || after === undefined) {
    const whole = (source: Source | undefined) => words(source)['data source'] ?? 'none';
    const change = { what: `Data source ${name}`, before: whole(before), after: whole(after) };
    return [change, ...(after === undefined ? [] : ownPartsOf(after, words))];
  }
  return partsChanged(before, after, words);
}

/** What an added source brings beyond the defaults. */
function ownPartsOf(added: Source, words: SourceWords): SettingsChange[] {
  return partsChanged(newSource(added.id, added.name, added.datasourceUid), added, words);
}

function partsChanged(before: Source, after: Source, words: SourceWords): SettingsChange[] {
  return [...different(words(before), words(after)), ...otherSourceChanges(before, after)].map((change) => ({
    ...change,
    what: `${after.name}: ${change.what}`,
  }));
}

function signalChanges(signal: Signal, before: Settings, after: Settings): SettingsChange[] {
  return different(signalWords(signal, before), signalWords(signal, after)).map((change) => ({
    ...change,
    what: change.what === '' ? signal.title : `${signal.title}, ${change.what}`,
  }));
}

function signalWords(signal: Signal, settings: Settings): Record<string, string> {
  const onOrOff = (isOn: boolean) => (isOn ? 'on' : 'off');
  const isOn = isSwitchedOn(signal, settings);
  const levels = effectiveLevels(signal, settings).flatMap(({ severity, for: lasting, parameters }) => [
    [severity, onOrOff(settings.signals[signal.id]?.levels?.[severity]?.enabled !== false)],
    ...signal.parameters.flatMap(({ id, label, unit }) => {
      const value = parameters[id];
      return value === undefined ? [] : [[`${severity}: ${label.toLowerCase()}`, withUnit(value, unit)]];
    }),
    [`${severity}: for`, lasting],
  ]);
  return { '': onOrOff(isOn), ...Object.fromEntries(levels) };
}

function different(before: Record<string, string>, after: Record<string, string>): SettingsChange[] {
  return Object.keys(after)
    .map((what) => ({ what, before: before[what] ?? 'none', after: after[what] ?? 'none' }))
    .filter((change) => change.before !== change.after);
}
