import { arrayOf, numberOf, objectOf, textOf, textsOf, type JsonObject } from '../json';
import { timestamp } from '../state';
import { milliseconds } from '../prometheus/step';
import type { ObservedAlert } from './ruleState';
import { uidLabel } from './translateRule';

/** A rule as Prometheus evaluates it. */
export interface EvaluatedRule {
  health: string;
  lastError: string;
  lastEvaluation: string;
  seconds: number;
  alerts: ObservedAlert[];
  /** Milliseconds; tells whether Prometheus evaluates the current text. */
  expression: string;
  pendingFor: number;
}

function alertOf(given: JsonObject): ObservedAlert {
  const { [uidLabel]: _, ...labels } = textsOf(given['labels']);
  const keptSince = Date.parse(textOf(given['keepFiringSince']));
  return {
    labels,
    annotations: textsOf(given['annotations']),
    state: given['state'] === 'firing' ? 'firing' : 'pending',
    activeAt: timestamp(Date.parse(textOf(given['activeAt']))),
    keepFiringSince: Number.isNaN(keptSince) || keptSince <= 0 ? undefined : keptSince,
  };
}

function uidOf(rule: JsonObject): string {
  return textOf(objectOf(rule['labels'])[uidLabel]);
}

/** Reads an answer of Prometheus' `/api/v1/rules`: rule uid → evaluation. */
export function evaluatedRules(data: JsonObject): Map<string, EvaluatedRule> {
  const found = new Map<string, EvaluatedRule>();
  for (const group of arrayOf(data['groups']).map(objectOf)) {
    for (const rule of arrayOf(group['rules']).map(objectOf)) {
      if (uidOf(rule) !== '') {
        found.set(uidOf(rule), {
          health: textOf(rule['health']),
          lastError: textOf(rule['lastError']),
          lastEvaluation: textOf(rule['lastEvaluation']),
          seconds: numberOf(rule['evaluationTime']),
          alerts: arrayOf(rule['alerts']).map(objectOf).map(alertOf),
          expression: textOf(rule['query']),
          pendingFor: numberOf(rule['duration']) * (milliseconds('1s') ?? 0),
        });
      }
    }
  }
  return found;
}
