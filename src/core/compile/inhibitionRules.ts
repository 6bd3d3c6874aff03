import { quoted } from '../promql/quoting';
import { type Settings } from '../settings/schema';
import { type Signal } from '../signals/signal';
import { compileRules } from './rules';

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
 * `causedBy` of all signals whose rules are on, in the words of Alertmanager. The rules themselves leave out what a
 * cause explains at the same evaluation; this also covers an alert that is still held when its cause begins to fire.
 */
export function compileInhibitionRules(settings: Settings): InhibitionRules {
  const bySource = settings.sources.map(({ id, clusterLabel }) => ({
    clusterLabel,
    signals: signalsWithRules(settings, id),
  }));
  const rules = new Map<string, InhibitionRule>();
  for (const { clusterLabel, signals } of bySource) {
    for (const cause of signals) {
      for (const [scope, symptoms] of symptomsOf(cause, signals)) {
        const rule = {
          source_matchers: [alertnames([cause]), ofKubeProxy],
          target_matchers: [alertnames(symptoms), ofKubeProxy],
          equal: scope === 'node' ? [clusterLabel, 'node'] : [clusterLabel],
        };
        rules.set(JSON.stringify(rule), rule);
      }
    }
  }
  return { inhibit_rules: [...rules.values()] };
}

const ofKubeProxy = `component=${quoted('kube-proxy')}`;

function signalsWithRules(settings: Settings, sourceId: string): Signal[] {
  const rules = compileRules(settings).filter(({ source }) => source.id === sourceId);
  return [...new Set(rules.map(({ signal }) => signal))];
}

/** What a cause explains: on its own node where both are about nodes, else in its whole cluster. */
function symptomsOf(cause: Signal, signals: readonly Signal[]): Map<'node' | 'cluster', Signal[]> {
  const symptoms = signals.filter(({ causedBy = [] }) => causedBy.includes(cause.id));
  const byScope = new Map<'node' | 'cluster', Signal[]>();
  for (const symptom of symptoms) {
    const scope = cause.scope === 'node' && symptom.scope === 'node' ? 'node' : 'cluster';
    byScope.set(scope, [...(byScope.get(scope) ?? []), symptom]);
  }
  return byScope;
}

function alertnames(signals: readonly Signal[]): string {
  const names = signals.map(({ alert }) => alert);
  return `alertname${names.length === 1 ? '=' : '=~'}${quoted(names.join('|'))}`;
}
