import { toDuration } from '../promql/duration';
import { type EvidenceQueries } from './evidenceQueries';
import { type EvidenceRange } from './evidenceRange';

/** So many series are told apart; of more nodes, those that came highest are asked for. */
export const mostSeries = 200;

/** The name under which the largest drawn value is asked for. */
export const worst = 'worst';

/** Between two steps of the largest value it is known where it is above the floor, which is what an alert is about. */
const stepsOfWorst = 3;

/** A query over a range, at its own step. */
export interface PastQuery {
  text: string;
  stepSeconds: number;
}

/** Whether a source has so many kube-proxies that not all are asked for. A signal of clusters has few series. */
export function isCutTo(queries: EvidenceQueries, targets: number): boolean {
  return queries.scope === 'node' && targets > mostSeries;
}

/** What is asked about the past, by name. */
export function pastQueries(
  queries: EvidenceQueries,
  range: EvidenceRange,
  targets: number
): Record<string, PastQuery> {
  const { stepSeconds } = range;
  const violating = Object.entries(queries.violating).map(([name, text]) => [
    name,
    { text: isCutTo(queries, targets) ? highestAtAnyTime(text, range) : text, stepSeconds },
  ]);
  const drawn = queries.worst && { [worst]: { text: queries.worst, stepSeconds: stepSeconds * stepsOfWorst } };
  return { ...Object.fromEntries(violating), ...drawn };
}

/**
 * The same series at every step, whole: `topk` alone picks others at each step, and a gap would begin a `for` anew.
 * Evaluated twice, so only where there are many.
 */
function highestAtAnyTime(text: string, { days, stepSeconds }: EvidenceRange): string {
  const lookedAt = `[${days}d:${toDuration(stepSeconds)}] @ end()`;
  return `(\n${text}\n)\nand\ntopk(${mostSeries}, max_over_time((\n${text}\n)${lookedAt}))`;
}
