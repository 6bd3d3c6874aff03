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

/**
 * The recorded series of the targets; of their matchers those apply whose labels the series still has. What adds up IP
 * families has no such label, which matches the expression for all of them (`.*`) and no other.
 */
export function readRecorded(
  { sources }: RecordedReading,
  id: RecordingId,
  by: string[],
  { target, ipFamily }: { target: Matcher[]; ipFamily?: Matcher },
  { matchers = [], range }: { matchers?: Matcher[]; range?: string } = {}
): Expression {
  const { name, addsUpIpFamilies } = recordedSeries[id];
  const own = target.filter(({ label }) => by.includes(label));
  const tellsFamilies = addsUpIpFamilies === true || by.includes('ip_family');
  const family = ipFamily !== undefined && tellsFamilies ? [ipFamily] : [];
  return select(name, [oneOf(sourceLabel, sources), ...own, ...family, ...matchers], { range });
}

/** How many series of a recording there were some time ago (`1d`); no series where there was none. */
export function countRecordedAgo({ sources }: RecordedReading, id: RecordingId, ago: string): Expression {
  return select(recordedSeries[id].name, [oneOf(sourceLabel, sources)], { offset: ago }).inside('count');
}
