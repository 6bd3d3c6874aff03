import { type EvidenceRange } from '../../src/core/evidence/evidenceRange';
import { toEvidence, type Evidence } from '../../src/core/evidence/evidence';
import { evidenceQueries } from '../../src/core/evidence/evidenceQueries';
import { lowestThreshold } from '../../src/core/evidence/lowestThreshold';
import { nodeNaming, nodeNamesQuery } from '../../src/core/evidence/nodeNames';
import { isCutTo, pastQuery } from '../../src/core/evidence/pastQuery';
import { type Settings, type Source } from '../../src/core/settings/schema';
import { type Signal } from '../../src/core/signals/signal';
import { type QueryRange } from './historicPrometheus';

/** Asks what violated as Configuration does: at a floor below the lowest of the numbers. */
export async function askedEvidence(
  signal: Signal,
  settings: Settings,
  range: EvidenceRange,
  queryRange: QueryRange,
  targets = 30,
  isAgain = false
): Promise<Evidence> {
  const source = sourceOf(settings);
  const lowest = lowestThreshold(signal, settings, source);
  const queries = evidenceQueries(signal, settings, source, lowest === undefined ? undefined : lowest / 2);
  if (typeof queries === 'string') {
    throw new Error(`${signal.id}: ${queries}`);
  }
  const past = await queryRange(pastQuery(queries, range, targets, isAgain).text, range);
  const names = isCutTo(queries, targets)
    ? nodeNamesQuery(
        queries.selection,
        past.map(({ labels }) => labels)
      )
    : undefined;
  const named = names === undefined ? [] : await queryRange(names, { ...range, from: range.to });
  const naming = nodeNaming(
    queries.selection,
    named.map(({ labels }) => labels)
  );
  return toEvidence({ queries, range, targets, past, naming });
}

export function sourceOf(settings: Settings): Source {
  const [source] = settings.sources;
  if (source === undefined) {
    throw new Error('The settings have no source');
  }
  return source;
}

/** What violated, in an order that does not depend on the answer's. */
export function violationsIn({ violating }: Evidence): string {
  return JSON.stringify(
    Object.values(violating).map(({ rows }) =>
      rows.map(({ labels, values }) => JSON.stringify([Object.entries(labels).sort(), [...values]])).sort()
    )
  );
}
