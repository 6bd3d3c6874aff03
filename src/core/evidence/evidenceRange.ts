import { type EvaluationRange } from '../backtest/sampleGrid';

/** The past that a threshold is judged by. */
export interface EvidenceRange extends EvaluationRange {
  hours: 168 | 24 | 6;
}

/** Up to so many nodes a week of raw series is asked for; above them recorded series are read where they are old enough. */
export const mostNodesOfAWeek = 1000;
/** Up to so many a day of raw series: of 5,000 nodes even a single query about a day reads tens of millions of samples. */
const mostNodesOfADay = 2500;
/** Up to here steps of 5 minutes are small. */
const mostNodesOfSmallSteps = 250;

const hour = 3600_000;

/**
 * Which past is asked for, and in which steps, so that steps times series stay small: a week, of more than 1,000 nodes a
 * day, of more than 2,500 six hours unless recorded series are read. Times are Unix milliseconds.
 */
export function evidenceRange(nodes: number, now: number, isRecorded = false): EvidenceRange {
  const hours = nodes > mostNodesOfADay && !isRecorded ? 6 : nodes > mostNodesOfAWeek ? 24 : 168;
  const stepSeconds = nodes > mostNodesOfSmallSteps ? 600 : 300;
  // At multiples of the step, as Prometheus evaluates: asked again within a step the answer may come from a cache.
  const to = Math.floor(now / (stepSeconds * 1000)) * stepSeconds * 1000;
  return { from: to - hours * hour, to, stepSeconds, hours };
}
