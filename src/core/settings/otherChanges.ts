import { quoted } from '../promql/quoting';
import { catalogue } from '../signals/catalogue';
import { expectedNodesOfCluster } from './expectedNodesSchema';
import { type SettingsChange } from './settingsChange';
import { type Settings, type Source } from './schema';

type Path = readonly string[];

/** Segments of paths as a reader knows them; those of a newer version stay as they are. */
const segmentWords: Readonly<Record<string, string>> = {
  alerting: 'Alerting',
  folderUid: 'uid of the folder',
  folderTitle: 'folder',
  intervalSeconds: 'seconds between evaluations',
  keepFiringFor: 'keep firing for',
  extraLabels: 'label',
  contactPoint: 'contact point',
  runbookBaseUrl: 'address of the runbooks',
  recording: 'Recording rules',
  targetDatasourceUid: 'data source',
  dashboards: 'Dashboards',
  enabled: 'on',
  selector: 'selector',
  extra: 'further matchers',
  histograms: 'form of histograms',
  clusters: 'cluster',
  expectedNodes: 'expected nodes',
  excludeTaints: 'nodes with these taints do not count',
  tolerance: 'may be missing',
  graceMinutes: 'minutes for new nodes',
  ...Object.fromEntries(catalogue.map(({ id, title }) => [id, title])),
};

/** What follows these is a name that somebody else gave. */
const beforeNames: readonly string[] = ['clusters', 'extraLabels'];

/** Told by `settingsChanges` in words of their own, or no setting at all. */
const toldElsewhere = {
  settings: keysOf([
    ['schemaVersion'],
    ['revision'],
    ...catalogue.flatMap(({ id, levels, parameters }) => [
      ['signals', id, 'enabled'],
      ...levels.flatMap(({ severity }) =>
        [['enabled'], ['for'], ...parameters.map((parameter) => ['parameters', parameter.id])].map((rest) => [
          'signals',
          id,
          'levels',
          severity,
          ...rest,
        ])
      ),
    ]),
  ]),
  source: keysOf([
    ['id'],
    ['name'],
    ['datasourceUid'],
    ['selector', 'job'],
    ['clusterLabel'],
    ['expectedNodes', 'mode'],
    ['expectedNodes', 'fixed'],
    ['expectedNodes', 'tolerance', 'value'],
    ['expectedNodes', 'tolerance', 'unit'],
    ['expectedNodes', 'graceMinutes'],
  ]),
};

/** Differences outside the sources in what has no field on the configuration page, also in keys that nobody knows. */
export function otherSettingsChanges(before: Settings, after: Settings): SettingsChange[] {
  const rest = ({ sources: _, ...others }: Settings) => leavesOf(others);
  return differences(rest(before), rest(after), toldElsewhere.settings);
}

/** Differences of a source in what has no field on the configuration page, also in keys that nobody knows. */
export function otherSourceChanges(before: Source, after: Source): SettingsChange[] {
  return differences(leavesOf(readable(before)), leavesOf(readable(after)), toldElsewhere.source);
}

interface Leaf {
  path: Path;
  text: string;
}

function differences(before: Leaf[], after: Leaf[], told: ReadonlySet<string>): SettingsChange[] {
  const byKey = (leaves: Leaf[]) => new Map(leaves.map(({ path, text }) => [keyOf(path), text]));
  const [old, fresh] = [byKey(before), byKey(after)];
  const paths = new Map([...before, ...after].map(({ path }) => [keyOf(path), path]));
  return [...paths].flatMap(([key, path]) => {
    const change = { what: inWords(path), before: old.get(key) ?? 'none', after: fresh.get(key) ?? 'none' };
    return told.has(key) || isToldOfCluster(path) || change.before === change.after ? [] : [change];
  });
}

/** `clusterChanges` tells it. */
function isToldOfCluster([clusters, , ...rest]: Path): boolean {
  const [part, key] = rest;
  return (
    clusters === 'clusters' &&
    (part === 'kubeProxy' ||
      part === 'expectedByName' ||
      (part === 'expectedNodes' && key !== undefined && key in expectedNodesOfCluster.entries) ||
      toldElsewhere.settings.has(keyOf(rest)))
  );
}

/** With matchers as PromQL has them. */
function readable(source: Source) {
  const extra = source.selector.extra.map(({ label, operator, value }) => `${label}${operator}${quoted(value)}`);
  return { ...source, selector: { ...source.selector, extra } };
}

function leavesOf(value: unknown, path: Path = []): Leaf[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => leavesOf(inner, [...path, key]));
  }
  return value === undefined ? [] : [{ path, text: textOf(value) }];
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map(textOf).join(', ');
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inWords(path: Path): string {
  return path
    .map((segment, index) => (beforeNames.includes(path[index - 1] ?? '') ? segment : wordOf(segment)))
    .join(', ');
}

function wordOf(segment: string): string {
  return Object.hasOwn(segmentWords, segment) ? (segmentWords[segment] ?? segment) : segment;
}

function keysOf(paths: Path[]): ReadonlySet<string> {
  return new Set(paths.map(keyOf));
}

/** Names may hold any character, so that a path cannot be joined by one. */
function keyOf(path: Path): string {
  return JSON.stringify(path);
}
