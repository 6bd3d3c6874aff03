import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';

import { freePort } from '../../../demo/processes/freePort';
import { startService } from '../../../demo/processes/service';
import { tool } from '../../../scripts/tools/tool';

export interface ScrapedTarget {
  job: string;
  instance: string;
  /** Delimited messages `io.prometheus.client.MetricFamily`. */
  exposition: Buffer;
}

const contentType = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited';
const patience = 60_000;

/**
 * Runs `work` with a real Prometheus that keeps native histograms and has scraped the targets. Their samples have times
 * of their own within the last hour, so one scrape brings all of them.
 * @throws Error when Prometheus does not start or scrapes nothing
 */
export async function withScrapedPrometheus<Result>(
  targets: readonly ScrapedTarget[],
  /** Asked until it has one result per target. */
  present: string,
  work: (url: string) => Promise<Result>
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kube-proxy-native-'));
  const server = createServer(({ url = '' }, response) => {
    const target = targets[Number(url.slice(1))];
    response.writeHead(target === undefined ? 404 : 200, { 'content-type': contentType }).end(target?.exposition);
  });
  try {
    const metricsPort = await freePort();
    await new Promise<void>((resolve) => server.listen(metricsPort, '127.0.0.1', resolve));
    const configuration = join(folder, 'prometheus.yml');
    writeFileSync(configuration, stringify(configurationOf(targets, `127.0.0.1:${metricsPort}`)));
    const address = `127.0.0.1:${await freePort()}`;
    const service = await startService({
      program: await tool('prometheus'),
      parameters: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--enable-feature=native-histograms',
      ],
      logFile: join(folder, 'prometheus.log'),
      readyUrl: `http://${address}/-/ready`,
      readyWithin: patience,
    });
    try {
      await untilThere(`http://${address}`, present, targets.length);
      return await work(`http://${address}`);
    } finally {
      await service.stop();
    }
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function configurationOf(targets: readonly ScrapedTarget[], address: string) {
  return {
    global: { scrape_interval: '5s', scrape_timeout: '5s' },
    scrape_configs: [
      {
        job_name: 'targets',
        static_configs: targets.map(({ job, instance }, index) => ({
          targets: [address],
          labels: { job, instance, __metrics_path__: `/${index}` },
        })),
      },
    ],
  };
}

async function untilThere(url: string, query: string, wanted: number): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body: new URLSearchParams({ query }) });
    const answer = await response.text();
    if (answer.includes(`"${wanted}"]`)) {
      return;
    }
    if (Date.now() > until) {
      throw new Error(`Prometheus has not scraped ${wanted} targets: ${query}\n${answer}`);
    }
    await wait(200);
  }
}
