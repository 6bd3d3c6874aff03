import { type EvaluationRange } from '../backtest/sampleGrid';

/** The past that a threshold is judged by. */
export interface EvidenceRange extends EvaluationRange {
  days: 1 | 7;
}

/** A week of more nodes is more than a data source should read for one look. */
const mostNodesOfAWeek = 1000;
/** Up to here steps of 5 minutes are small. */
const mostNodesOfSmallSteps = 250;

const day = 24 * 3600_000;

/**
 * Which past is asked for, and in which steps, so that steps times series stay small: a week, but of more than 1,000
 * nodes one day. Times are Unix milliseconds.
 */
export function evidenceRange(nodes: number, now: number): EvidenceRange {
  const days = nodes > mostNodesOfAWeek ? 1 : 7;
  const stepSeconds = nodes > mostNodesOfSmallSteps ? 600 : 300;
  // At multiples of the step, as Prometheus evaluates: asked again within a step the answer may come from a cache.
  const to = Math.floor(now / (stepSeconds * 1000)) * stepSeconds * 1000;
  return { from: to - days * day, to, stepSeconds, days };
}
