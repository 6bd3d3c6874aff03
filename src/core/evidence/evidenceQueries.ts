import { previewOf, type Preview } from '../backtest/previewOf';
import { branchesOf, branchesOfAllClusters, type Branch } from '../compile/branches';
import { firingExpression, namedValue, violatingSeries } from '../compile/firingExpression';
import { anyOf, type Expression } from '../promql/expression';
import { countRecordedAgo } from '../recordings/readRecorded';
import { recordedReading, withoutRecording } from '../recordings/recordedReading';
import { soonestFiring } from '../settings/effective';
import { type Settings, type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';
import { hasUsableNumbers, levelsIfOn, numbersOf, switchedOn } from './levels';
import { loweredTo } from './loweredTo';
import { type Selection } from './nodeNames';

/** The one name under which all levels are replayed from the same answer. */
export const everyLevel = 'every level';

/** What is asked about a signal. Texts are PromQL. */
export interface EvidenceQueries extends AskedSeries {
  /** The same from recorded series, where the alerts read them and it makes a difference. */
  recorded?: RecordedQueries;
}

interface RecordedQueries extends AskedSeries {
  /** How many of them there were a day ago; no series where they are younger. */
  aDayAgo: string;
}

/** Queries that read raw series, or recorded ones. */
interface AskedSeries {
  preview: Preview;
  scope: Signal['scope'];
  /** Which kube-proxies they are about. */
  selection: Selection;
  /** What violates at this number is asked for; undefined where each level is asked as it is. */
  floor?: number;
  /** How many kube-proxies the source has. */
  targets: string;
  /** The largest drawn value with its node. */
  worstNow?: string;
  /** The largest drawn value. */
  worst?: string;
  /** What violates, as the rule evaluates it: `every level` at the floor, or by severity. */
  violating: Record<string, string>;
  /** The same without names of nodes, where they can be found out afterwards. */
  unnamed?: Record<string, string>;
}

/** Why there is nothing to ask. */
export type NothingToAsk = 'every level is off' | 'no cluster' | 'no usable number';

/**
 * The queries that show what a signal would have done. Where the number only compares, the rule's own expression is
 * asked once at `floor`, and any higher number is replayed from the answer; else it is asked at each level as it is.
 */
export function evidenceQueries(
  signal: Signal,
  wanted: Settings,
  source: Source,
  floor: number | undefined
): EvidenceQueries | NothingToAsk {
  // What is recorded from now on says nothing about the past.
  const raw = queriesReading(withoutRecording(wanted), signal, source, floor);
  const reading = recordedReading(wanted, source);
  if (typeof raw === 'string' || reading === undefined) {
    return raw;
  }
  const recorded = queriesReading(wanted, signal, source, floor);
  return typeof recorded === 'string' || JSON.stringify(recorded.violating) === JSON.stringify(raw.violating)
    ? raw
    : { ...raw, recorded: { ...recorded, aDayAgo: countRecordedAgo(reading, 'targets', '1d').text } };
}

function queriesReading(
  settings: Settings,
  signal: Signal,
  source: Source,
  floor: number | undefined
): AskedSeries | NothingToAsk {
  const levels = levelsIfOn(signal, settings);
  const targets = targetsReading(settings, source);
  if (levels.length === 0) {
    return 'every level is off';
  }
  if (targets === undefined) {
    return 'no cluster';
  }
  const preview = previewWith(signal, settings, source);
  const isAtFloor = preview === 'in the browser';
  const asked = isAtFloor ? atFloor(signal, settings, source, floor) : asTheyAre(signal, settings, source);
  if (asked.length === 0) {
    return 'no usable number';
  }
  const compiled = asked.flatMap(({ name, severity, settings: of, source: at }) => {
    const [first, ...others] = branchesOf(signal, severity, of, at);
    return first === undefined ? [] : [{ name, at, branches: [first, ...others] satisfies [Branch, ...Branch[]] }];
  });
  const [any] = compiled;
  if (any === undefined) {
    return 'no cluster';
  }
  const lasting = soonestFiring(signal, switchedOn(signal, settings));
  const drawn = preview === 'none' ? undefined : everywhere(any.branches, (kubeProxy) => signal.value(kubeProxy));
  return {
    preview,
    scope: signal.scope,
    selection: { selector: source.selector, clusterLabel: source.clusterLabel },
    ...(isAtFloor && { floor }),
    targets,
    ...(drawn && {
      worstNow: namedValue(signal, source, any.branches, drawn).aggregated('topk', [], 1).text,
      worst: drawn.inside('max').text,
    }),
    violating: Object.fromEntries(
      compiled.map(({ name, at, branches }) => [name, firingExpression(signal, at, branches, lasting).text])
    ),
    ...(signal.scope === 'node' &&
      signal.namesNodes !== true && {
        unnamed: Object.fromEntries(
          compiled.map(({ name, branches }) => [
            name,
            violatingSeries(signal, branches, lasting).aggregated('max', branches[0].kubeProxy.perTarget).text,
          ])
        ),
      }),
  };
}

/** Counts the kube-proxies of a source, whatever alerts are on; undefined where no cluster has any. */
export function targetsQuery(settings: Settings, source: Source): string | undefined {
  return targetsReading(withoutRecording(settings), source);
}

function targetsReading(settings: Settings, source: Source): string | undefined {
  const [first, ...others] = branchesOfAllClusters(settings, source);
  return first && everywhere([first, ...others], (kubeProxy) => kubeProxy.targets()).inside('sum').text;
}

interface AskedLevel {
  name: string;
  severity: Severity;
  settings: Settings;
  source: Source;
}

/** The widest level, for all clusters alike: a cluster's own number is looked at when it is replayed. */
function atFloor(signal: Signal, settings: Settings, source: Source, floor: number | undefined): AskedLevel[] {
  const [usable] = levelsIfOn(signal, settings).filter(({ severity }) =>
    hasUsableNumbers(signal, severity, settings, source)
  );
  return usable === undefined || floor === undefined
    ? []
    : [{ name: everyLevel, severity: usable.severity, ...loweredTo(floor, signal, settings, source, usable) }];
}

function asTheyAre(signal: Signal, settings: Settings, source: Source): AskedLevel[] {
  return levelsIfOn(signal, settings)
    .filter(({ severity }) => hasUsableNumbers(signal, severity, settings, source))
    .map(({ severity }) => ({ name: severity, severity, settings: switchedOn(signal, settings), source }));
}

/** One answer serves all levels and clusters only when they differ in the drawn number alone. */
function previewWith(signal: Signal, settings: Settings, source: Source): Preview {
  const preview = previewOf(signal);
  const others = levelsIfOn(signal, settings)
    .flatMap(({ severity }) => numbersOf(signal, severity, settings, source))
    .map((parameters) => JSON.stringify(Object.entries(parameters).filter(([id]) => id !== signal.line)));
  return preview === 'in the browser' && new Set(others).size > 1 ? 'by query' : preview;
}

function everywhere(
  [first, ...others]: [Branch, ...Branch[]],
  express: (kubeProxy: Branch['kubeProxy']) => Expression
): Expression {
  return anyOf([express(first.kubeProxy), ...others.map(({ kubeProxy }) => express(kubeProxy))]);
}
