import { type Expression } from '../promql/expression';
import { defaultRunbookBaseUrl } from '../product';
import { effectiveLevels } from '../settings/effective';
import { type Settings, type Source } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { type Severity, type Signal } from '../signals/signal';
import { branchesOf, type Branch } from './branches';
import { firingExpression } from './firingExpression';
import { renderMessage, type Dialect } from './message';

/** One alert rule before it is written in anybody's format. */
export interface CompiledRule {
  /** `kpm-<source id>-<signal id>-<i|w|c>`: no number in it, so it never changes with one. */
  uid: string;
  signal: Signal;
  source: Source;
  severity: Severity;
  expression: Expression;
  for: string;
  labels: Record<string, string>;
  runbookUrl: string;
  summary(dialect: Dialect): string;
  description(dialect: Dialect): string;
}

/** Every rule that the settings want, causes before symptoms, one per source, signal and level. */
export function compileRules(settings: Settings): CompiledRule[] {
  return settings.sources.flatMap((source) =>
    catalogue.flatMap((signal) =>
      effectiveLevels(signal, settings).flatMap(({ severity, for: lasting }) => {
        const [first, ...others] = branchesOf(signal, severity, settings, source);
        return first === undefined
          ? []
          : [compileRule(settings, source, signal, severity, lasting, [first, ...others])];
      })
    )
  );
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
    expression: firingExpression(signal, source, branches),
    for: lasting,
    labels: { ...settings.alerting.extraLabels, severity, component: 'kube-proxy' },
    runbookUrl: runbookUrl(settings, signal),
    summary: write(signal.message.summary),
    description: write(signal.message.description),
  };
}

/** Address of a signal's runbook page. */
export function runbookUrl(settings: Settings, signal: Signal): string {
  const base = settings.alerting.runbookBaseUrl ?? defaultRunbookBaseUrl;
  return `${base.endsWith('/') ? base : `${base}/`}${signal.id}.md`;
}

export function ruleUid(source: Pick<Source, 'id'>, signal: Pick<Signal, 'id'>, severity: Severity): string {
  return `kpm-${source.id}-${signal.id}-${severity.charAt(0)}`;
}
