import { type Expression } from '../promql/expression';
import { oneOf, select, type Matcher } from '../promql/selector';
import { recordedSeries, sourceLabel, type RecordingId } from './recordedSeries';

/** Where recorded series are read. */
export interface RecordedReading {
  /** Ids of the sources that record them. */
  sources: string[];
  /** True for dashboards, in which the reader chooses the job. */
  isDrawn: boolean;
}

/** True when that one is read recorded. */
export function isReadRecorded(reading: RecordedReading | undefined, id: RecordingId): reading is RecordedReading {
  return reading !== undefined && (!reading.isDrawn || recordedSeries[id].isDrawn);
}

/** The recorded series of the targets; of their matchers those apply whose labels the series still has. */
export function readRecorded(
  { sources }: RecordedReading,
  id: RecordingId,
  by: string[],
  target: Matcher[],
  { matchers = [], range }: { matchers?: Matcher[]; range?: string } = {}
): Expression {
  const own = target.filter(({ label }) => by.includes(label));
  return select(recordedSeries[id].name, [oneOf(sourceLabel, sources), ...own, ...matchers], { range });
}
