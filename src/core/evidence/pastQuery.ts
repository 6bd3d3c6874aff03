import { toDuration } from '../promql/duration';
import { anyOf, Expression } from '../promql/expression';
import { madeLabels } from '../promql/madeLabels';
import { type EvidenceQueries } from './evidenceQueries';
import { type EvidenceRange } from './evidenceRange';

/** So many series are told apart; of more nodes, those that came highest are asked for. */
export const mostSeries = 200;

/** The name under which the largest drawn value is asked for. */
export const worst = 'worst';

/** The name under which is asked how many kube-proxies there were. */
export const found = 'found';

/** Between two steps of the largest value it is known where it is above the floor, which is what an alert is about. */
export const stepsOfWorst = 3;

type Labels = Readonly<Record<string, string>>;

/** A query over a range. */
export interface PastQuery {
  text: string;
  stepSeconds: number;
}

/** Whether a source has so many kube-proxies that not all are asked for. A signal of clusters has few series. */
export function isCutTo(queries: EvidenceQueries, targets: number): boolean {
  return queries.scope === 'node' && targets > mostSeries;
}

/**
 * What is asked about the past, in one query: each series of the answer says by a label what it is an answer to. Of many
 * kube-proxies those that are highest at each step are asked for first, which are all of them as long as few violate.
 * @param isIncomplete more series than that violated: those that came highest at any time are asked for, whole
 */
export function pastQuery(
  queries: EvidenceQueries,
  range: EvidenceRange,
  targets: number,
  isIncomplete = false
): PastQuery {
  const isCut = isCutTo(queries, targets);
  const cut = (text: string) => (isIncomplete ? highestAtAnyTime(text, range) : `topk(${mostSeries}, ${text})`);
  const asked = isCut ? (queries.unnamed ?? queries.violating) : queries.violating;
  const [first, ...others] = Object.entries(asked).map(([name, text]) => answering(name, isCut ? cut(text) : text));
  if (first === undefined) {
    throw new RangeError('Nothing is asked about the past.');
  }
  const drawn = queries.worst === undefined ? [] : [answering(worst, inLongerSteps(queries.worst, range))];
  const counted = answering(found, inLongerSteps(queries.targets, range));
  return { text: anyOf([first, ...others, ...drawn, counted]).text, stepSeconds: range.stepSeconds };
}

function answering(name: string, text: string): Expression {
  return Expression.atom(text).withLabel(madeLabels.answers, name, '', '');
}

/** Whether series may have been left out at some steps of an answer: then none of them says how long it violated. */
export function isIncomplete(
  queries: EvidenceQueries,
  targets: number,
  past: ReadonlyArray<{ labels: Labels }>
): boolean {
  const counts = new Map<string, number>();
  for (const { labels } of past) {
    const name = labels[madeLabels.answers] ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return isCutTo(queries, targets) && [...counts.values()].some((count) => count >= mostSeries);
}

/** The same series at every step, whole: `topk` alone picks others at each step, and a gap would begin a `for` anew. */
function highestAtAnyTime(text: string, { hours, stepSeconds }: EvidenceRange): string {
  const lookedAt = `[${toDuration(hours * 3600)}:${toDuration(stepSeconds)}] @ end()`;
  // Evaluated twice, so only where it has to be.
  return `(\n${text}\n)\nand\ntopk(${mostSeries}, max_over_time((\n${text}\n)${lookedAt}))`;
}

/**
 * A subquery is evaluated at its own steps only. The window is just shorter than a step of the query, so that no value
 * is told twice: Prometheus 2 counts both ends of it.
 */
function inLongerSteps(text: string, { stepSeconds }: EvidenceRange): string {
  return `last_over_time((\n${text}\n)[${stepSeconds - 1}s:${toDuration(stepSeconds * stepsOfWorst)}])`;
}
