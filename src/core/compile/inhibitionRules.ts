import { quoted } from '../promql/quoting';
import { type Settings } from '../settings/schema';
import { severities, type Severity, type Signal } from '../signals/signal';
import { compileRules, type CompiledRule } from './rules';

/** The part of an Alertmanager's configuration that keeps symptoms quiet while their cause is alerted. */
export interface InhibitionRules {
  inhibit_rules: InhibitionRule[];
}

export interface InhibitionRule {
  source_matchers: string[];
  target_matchers: string[];
  equal: string[];
}

/**
 * What Alertmanager keeps quiet: an alert while a more severe one of its name tells the same, and symptoms while their
 * cause is alerted. The rules themselves leave out what a cause explains at the same evaluation; this also covers an
 * alert that is still held when its cause begins to fire.
 */
export function compileInhibitionRules(settings: Settings): InhibitionRules {
  const compiled = compileRules(settings);
  const rules = settings.sources.flatMap(({ id, clusterLabel }) => {
    const ofSource = compiled.filter(({ source }) => source.id === id);
    const signals = [...new Set(ofSource.map(({ signal }) => signal))];
    return [...lesserLevels(ofSource, clusterLabel), ...symptoms(signals, clusterLabel)];
  });
  return { inhibit_rules: [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()] };
}

const ofKubeProxy = `component=${quoted('kube-proxy')}`;

/** Alerts about clusters have no node, which is equal as well. */
function lesserLevels(rules: readonly CompiledRule[], clusterLabel: string): InhibitionRule[] {
  const isBeside = (lesser: Severity, greater: Severity) =>
    rules.some(
      ({ signal, severity }) =>
        severity === lesser && rules.some((other) => other.signal === signal && other.severity === greater)
    );
  return [...severities].reverse().flatMap((greater, index, worstFirst) => {
    const lesser = worstFirst.slice(index + 1).filter((severity) => isBeside(severity, greater));
    return lesser.length === 0
      ? []
      : [
          {
            source_matchers: [anyOf('severity', [greater]), ofKubeProxy],
            target_matchers: [anyOf('severity', lesser), ofKubeProxy],
            equal: ['alertname', clusterLabel, 'node'],
          },
        ];
  });
}

function symptoms(signals: readonly Signal[], clusterLabel: string): InhibitionRule[] {
  return signals.flatMap((cause) =>
    [...symptomsOf(cause, signals)].map(([scope, ofCause]) => ({
      source_matchers: [alertnames([cause]), ofKubeProxy],
      target_matchers: [alertnames(ofCause), ofKubeProxy],
      equal: scope === 'node' ? [clusterLabel, 'node'] : [clusterLabel],
    }))
  );
}

/** What a cause explains: on its own node where both are about nodes, else in its whole cluster. */
function symptomsOf(cause: Signal, signals: readonly Signal[]): Map<'node' | 'cluster', Signal[]> {
  const explained = signals.filter(({ causedBy = [] }) => causedBy.includes(cause.id));
  const byScope = new Map<'node' | 'cluster', Signal[]>();
  for (const symptom of explained) {
    const scope = cause.scope === 'node' && symptom.scope === 'node' ? 'node' : 'cluster';
    byScope.set(scope, [...(byScope.get(scope) ?? []), symptom]);
  }
  return byScope;
}

function alertnames(signals: readonly Signal[]): string {
  return anyOf(
    'alertname',
    signals.map(({ alert }) => alert)
  );
}

function anyOf(label: string, values: readonly string[]): string {
  return `${label}${values.length === 1 ? '=' : '=~'}${quoted(values.join('|'))}`;
}
