import { previewOf, type Preview } from '../backtest/previewOf';
import { branchesOf, type Branch } from '../compile/branches';
import { firingExpression, namedValue } from '../compile/firingExpression';
import { anyOf, type Expression } from '../promql/expression';
import { withoutRecording } from '../recordings/recordedReading';
import { effectiveLevels, soonestFiring, type EffectiveLevel } from '../settings/effective';
import { type Settings, type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';

/** At each moment at most so many violating series are asked for, the largest. */
export const mostSeries = 200;

/** The one name under which all levels are replayed from the same answer. */
export const everyLevel = 'every level';

/** What is asked about a signal. Texts are PromQL by name. */
export interface EvidenceQueries {
  preview: Preview;
  /** `worst`: the largest drawn value with its node; `targets`: how many kube-proxies there are. */
  now: Record<string, string>;
  /** `worst`: the largest drawn value; `every level`, or a severity: what violates. */
  past: Record<string, string>;
}

/**
 * The queries that show what a signal would have done. Where the number only compares, the rule's own expression is
 * asked once at `floor`, and any higher number is replayed from the answer; else it is asked at each level as it is.
 * @returns undefined where no cluster of the source is left to ask about
 */
export function evidenceQueries(
  signal: Signal,
  wanted: Settings,
  source: Source,
  floor: number | undefined
): EvidenceQueries | undefined {
  // What is recorded from now on says nothing about the past.
  const settings = withoutRecording(wanted);
  const levels = levelsIfOn(signal, settings);
  const [widest] = levels;
  const preview = replayable(signal, levels) ? previewOf(signal) : signal.parameters.length === 0 ? 'none' : 'by query';
  if (widest === undefined) {
    return undefined;
  }
  const atFloor = preview === 'in the browser' && floor !== undefined && signal.line !== undefined;
  const asked = atFloor
    ? [{ name: everyLevel, ...loweredTo(floor, signal.line ?? '', signal, settings, source, widest) }]
    : levels.map(({ severity }) => ({ name: severity, severity, settings: switchedOn(signal, settings), source }));
  const branches = asked.flatMap(({ name, severity, settings: of, source: at }) => {
    const [first, ...others] = branchesOf(signal, severity, of, at);
    return first === undefined ? [] : [{ name, at, branches: [first, ...others] satisfies [Branch, ...Branch[]] }];
  });
  const [any] = branches;
  if (any === undefined) {
    return undefined;
  }
  const lasting = soonestFiring(signal, settings);
  const firing = branches.map((one) => [
    one.name,
    largest(firingExpression(signal, one.at, one.branches, lasting)).text,
  ]);
  const drawn = preview === 'none' ? undefined : everywhere(any.branches, (kubeProxy) => signal.value(kubeProxy));
  return {
    preview,
    now: {
      targets: everywhere(any.branches, (kubeProxy) => kubeProxy.targets()).inside('sum').text,
      ...(drawn && { worst: namedValue(signal, source, any.branches, drawn).aggregated('topk', [], 1).text }),
    },
    past: { ...Object.fromEntries(firing), ...(drawn && { worst: drawn.inside('max').text }) },
  };
}

/** Levels as they would be if the signal were on, the least severe first. */
export function levelsIfOn(signal: Signal, settings: Settings, source?: Source, cluster?: string): EffectiveLevel[] {
  return effectiveLevels(signal, switchedOn(signal, settings), source, cluster).filter(({ enabled }) => enabled);
}

/** So that a signal that is off shows what it would do. */
function switchedOn({ id }: Signal, settings: Settings): Settings {
  return { ...settings, signals: { ...settings.signals, [id]: { ...settings.signals[id], enabled: true } } };
}

/** One answer serves all levels only when they differ in the drawn number alone. */
function replayable({ line }: Signal, levels: readonly EffectiveLevel[]): boolean {
  const others = levels.map(({ parameters }) =>
    JSON.stringify(Object.entries(parameters).filter(([id]) => id !== line))
  );
  return new Set(others).size <= 1;
}

/** The widest level at `floor`, for all clusters alike: a cluster's own number is looked at when it is replayed. */
function loweredTo(
  floor: number,
  line: string,
  signal: Signal,
  settings: Settings,
  source: Source,
  { severity, parameters }: EffectiveLevel
): { severity: Severity; settings: Settings; source: Source } {
  const own = { enabled: true, levels: { [severity]: { parameters: { ...parameters, [line]: floor } } } };
  const clusters = Object.entries(source.clusters).map(([name, { signals = {}, ...cluster }]) => {
    const { [signal.id]: _, ...others } = signals;
    return [name, { ...cluster, signals: others }] as const;
  });
  return {
    severity,
    settings: { ...settings, signals: { ...settings.signals, [signal.id]: own } },
    source: { ...source, clusters: Object.fromEntries(clusters) },
  };
}

function largest(expression: Expression): Expression {
  return expression.aggregated('topk', [], mostSeries);
}

function everywhere(
  [first, ...others]: [Branch, ...Branch[]],
  express: (kubeProxy: Branch['kubeProxy']) => Expression
): Expression {
  return anyOf([express(first.kubeProxy), ...others.map(({ kubeProxy }) => express(kubeProxy))]);
}
