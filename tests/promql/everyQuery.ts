import { alertsIn, compilePrometheusRules } from '../../src/core/compile/prometheusRules';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { runbookQueries } from '../../src/core/compile/runbookQueries';
import { evidenceQueries, type EvidenceQueries } from '../../src/core/evidence/evidenceQueries';
import { foundQueries } from '../../src/core/found/foundQueries';
import { overviewQueries } from '../../src/core/overview/overviewQueries';
import { type Settings } from '../../src/core/settings/schema';
import { catalogue } from '../../src/core/signals/catalogue';
import { withoutGrafanaVariables } from '../source/promql';

/** A query that the product writes for some settings. */
export interface WrittenQuery {
  /** Who asks it. */
  by: 'alert' | 'recording' | 'dashboard' | 'overview' | 'evidence' | 'found' | 'runbook';
  text: string;
}

/** Every query that the product can ask with these settings, each once. */
export function everyQuery(settings: Settings): WrittenQuery[] {
  const file = compilePrometheusRules(settings);
  const alerts = alertsIn(file).map(({ expr }) => expr);
  const recorded = file.groups.flatMap(({ rules }) => rules.flatMap((rule) => ('record' in rule ? [rule.expr] : [])));
  const perSource = settings.sources.flatMap((source) => [
    ...written('overview', Object.values(overviewQueries(settings, source).texts)),
    ...written('found', Object.values(foundQueries(source))),
    ...catalogue.flatMap((signal) => {
      const queries = evidenceQueries(signal, settings, source, signal.parameters[0]?.min);
      return written('evidence', typeof queries === 'string' ? [] : [...textsOf(queries), ...recordedTexts(queries)]);
    }),
  ]);
  const steps = catalogue.flatMap(({ runbook }) => [...runbook.diagnosis, ...runbook.mitigation]);
  const all = [
    ...written('alert', alerts),
    ...written('recording', recorded),
    ...written(
      'dashboard',
      compileDashboards(settings)
        .flatMap(({ model }) => expressionsIn(model))
        .map(withoutGrafanaVariables)
    ),
    ...perSource,
    ...written(
      'runbook',
      steps.flatMap((step) => runbookQueries(step, settings).map(({ text }) => text))
    ),
  ];
  // The first one who asks it.
  return [...new Map(all.reverse().map((query) => [query.text, query])).values()];
}

function recordedTexts({ recorded }: EvidenceQueries): string[] {
  return recorded === undefined ? [] : [recorded.aDayAgo, ...textsOf(recorded)];
}

function textsOf({ targets, worstNow, worst, violating, unnamed = {} }: EvidenceQueries): string[] {
  return [targets, worstNow, worst, ...Object.values(violating), ...Object.values(unnamed)].filter(
    (text) => text !== undefined
  );
}

function written(by: WrittenQuery['by'], texts: readonly string[]): WrittenQuery[] {
  return texts.map((text) => ({ by, text }));
}

/** Panels, annotations and variables alike. */
function expressionsIn(model: unknown): string[] {
  if (Array.isArray(model)) {
    return model.flatMap(expressionsIn);
  }
  if (typeof model !== 'object' || model === null) {
    return [];
  }
  return Object.entries(model).flatMap(([key, value]) => {
    const [, ofVariable] =
      typeof value === 'string' ? (/^(?:label_values|query_result)\(([^]*?)(?:,\s*\w+)?\)$/.exec(value) ?? []) : [];
    if (ofVariable !== undefined) {
      return [ofVariable];
    }
    return key === 'expr' && typeof value === 'string' ? [value] : expressionsIn(value);
  });
}
