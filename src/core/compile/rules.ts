import { type Expression } from '../promql/expression';
import { defaultRunbookBaseUrl } from '../product';
import { effectiveLevels, soonestFiring } from '../settings/effective';
import { type Settings, type Source } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { type Severity, type Signal, type SignalId } from '../signals/signal';
import { branchesOf, withCauses, type Branch } from './branches';
import { alertExpression, firingExpression } from './firingExpression';
import { renderMessage, type Dialect } from './message';
import { ruleUid } from './ruleUid';

/** One alert rule before it is written in anybody's format. */
export interface CompiledRule {
  /** `kpm-<source id>-<signal id>-<i|w|c>`: no number in it, so it never changes with one. */
  uid: string;
  signal: Signal;
  source: Source;
  severity: Severity;
  expression: Expression;
  /**
   * The same for pages, which show a cause and not its symptoms from its first moment on, and lead to targets.
   * @param causesKnown what these explain is left in
   */
  expressionAtOnce(causesKnown?: readonly SignalId[]): Expression;
  for: string;
  labels: Record<string, string>;
  runbookUrl: string;
  summary(dialect: Dialect): string;
  description(dialect: Dialect): string;
}

/** Every rule that the settings want, causes before symptoms, one per source, signal and level. */
export function compileRules(settings: Settings): CompiledRule[] {
  return settings.sources.flatMap((source) => catalogue.flatMap((signal) => rulesOfSignal(settings, source, signal)));
}

/** The rules of one signal on one source, one per level that is on. */
export function rulesOfSignal(settings: Settings, source: Source, signal: Signal): CompiledRule[] {
  return effectiveLevels(signal, settings).flatMap(({ severity, for: lasting }) => {
    const [first, ...others] = branchesOf(signal, severity, settings, source);
    return first === undefined ? [] : [compileRule(settings, source, signal, severity, lasting, [first, ...others])];
  });
}

/** As `rulesOfSignal` for every source, also when the settings switch the signal off: what it would evaluate. */
export function rulesAsIfOn(settings: Settings, signal: Signal): CompiledRule[] {
  const signals = { ...settings.signals, [signal.id]: { ...settings.signals[signal.id], enabled: true } };
  return settings.sources.flatMap((source) => rulesOfSignal({ ...settings, signals }, source, signal));
}

function compileRule(
  settings: Settings,
  source: Source,
  signal: Signal,
  severity: Severity,
  lasting: string,
  branches: [Branch, ...Branch[]]
): CompiledRule {
  const write = (text: string) => (dialect: Dialect) =>
    renderMessage(text, signal, branches, source.clusterLabel, dialect);
  return {
    uid: ruleUid(source, signal, severity),
    signal,
    source,
    severity,
    expression: alertExpression(signal, source, branches, soonestFiring(signal, settings)),
    expressionAtOnce: (causesKnown = []) => {
      const unknown = withCauses(branches, ({ id }) => !causesKnown.includes(id));
      return firingExpression(signal, source, unknown);
    },
    for: lasting,
    labels: { ...settings.alerting.extraLabels, severity, component: 'kube-proxy' },
    runbookUrl: runbookUrl(settings, signal),
    summary: write(signal.message.summary),
    description: write(signal.message.description),
  };
}

/** Address of a signal's runbook page; `id` may also be what stands for one until it is clicked. */
export function runbookUrl({ alerting }: Pick<Settings, 'alerting'>, signal: { id: string }): string {
  const base = alerting.runbookBaseUrl ?? defaultRunbookBaseUrl;
  return `${base.replace(/\/+$/, '')}/${signal.id}.md`;
}
