import { writeFileSync } from 'node:fs';

import { type EvaluationRange, type RangeSeries } from '../../src/core/backtest/sampleGrid';
import { queryRange } from '../prometheus/queryRange';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { toOpenMetrics, type RecordedSeries } from './recordedSeries';

export type QueryRange = (expression: string, range: EvaluationRange) => Promise<RangeSeries[]>;

/** Runs `work` with a real Prometheus that has scraped the series, and nothing else. */
export function withHistoricPrometheus<Result>(
  series: readonly RecordedSeries[],
  work: (queryRange: QueryRange) => Promise<Result>
): Promise<Result> {
  return withPrometheusOver(
    (recording) => writeFileSync(recording, toOpenMetrics(series)),
    (url) => work((expression, range) => queryRange(url, expression, range))
  );
}
