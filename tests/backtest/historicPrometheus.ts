import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

import { freePort } from '../../demo/processes/freePort';
import { runToEnd } from '../../demo/processes/runToEnd';
import { startService } from '../../demo/processes/service';
import { tool } from '../../scripts/tools/tool';
import { type EvaluationRange, type RangeSeries } from '../../src/core/backtest/sampleGrid';
import { toOpenMetrics, type RecordedSeries } from './recordedSeries';

const answer = v.object({
  data: v.object({
    result: v.array(
      v.object({
        metric: v.record(v.string(), v.string()),
        values: v.array(v.tuple([v.number(), v.string()])),
      })
    ),
  }),
});

export type QueryRange = (expression: string, range: EvaluationRange) => Promise<RangeSeries[]>;

/** Runs `work` with a real Prometheus that has scraped the series, and nothing else. */
export async function withHistoricPrometheus<Result>(
  series: readonly RecordedSeries[],
  work: (queryRange: QueryRange) => Promise<Result>
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kube-proxy-backtest-'));
  try {
    const [recording, data] = [join(folder, 'recording.txt'), join(folder, 'data')];
    writeFileSync(recording, toOpenMetrics(series));
    await runToEnd(await tool('promtool'), ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', recording, data]);
    const configuration = join(folder, 'prometheus.yml');
    writeFileSync(configuration, '');
    const address = `127.0.0.1:${await freePort()}`;
    const service = await startService({
      program: await tool('prometheus'),
      parameters: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=${address}`,
      ],
      logFile: join(folder, 'prometheus.log'),
      readyUrl: `http://${address}/-/ready`,
      readyWithin: 30_000,
    });
    try {
      return await work((expression, range) => queryRange(`http://${address}`, expression, range));
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws Error with Prometheus' own words when it refuses the query */
async function queryRange(url: string, query: string, { from, to, stepSeconds }: EvaluationRange) {
  const body = new URLSearchParams({
    query,
    start: String(from / 1000),
    end: String(to / 1000),
    step: String(stepSeconds),
  });
  const response = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`Prometheus refuses a query: ${await response.text()}\n${query}`);
  }
  return v.parse(answer, await response.json()).data.result.map(({ metric, values }): RangeSeries => ({
    labels: Object.fromEntries(Object.entries(metric).filter(([name]) => name !== '__name__')),
    times: values.map(([seconds]) => Math.round(seconds * 1000)),
    values: values.map(([, value]) => Number(value.replace('Inf', 'Infinity'))),
  }));
}
