import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

import { freePort } from '../processes/freePort';
import { type Service, startService } from '../processes/service';

export interface PrometheusOptions {
  program: string;
  directory: string;
  dataDirectory: string;
  rulesDirectory: string;
  simulatorUrl: string;
  scrapeInterval: string;
}

export interface RunningPrometheus extends Service {
  url: string;
  reloadUrl: string;
}

/** A real Prometheus on 127.0.0.1 that discovers the simulated fleet and reads rule files from a folder. */
export async function startPrometheus(options: PrometheusOptions): Promise<RunningPrometheus> {
  const { program, directory, dataDirectory, rulesDirectory } = options;
  mkdirSync(directory, { recursive: true });
  mkdirSync(rulesDirectory, { recursive: true });
  const configuration = join(directory, 'prometheus.yml');
  writeFileSync(configuration, stringify(prometheusConfiguration(options)));
  const url = `http://127.0.0.1:${await freePort()}`;
  const service = await startService({
    program,
    parameters: [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${dataDirectory}`,
      '--storage.tsdb.retention.time=15d',
      `--web.listen-address=${url.replace('http://', '')}`,
      '--web.enable-lifecycle',
      '--web.enable-remote-write-receiver',
    ],
    logFile: join(directory, 'prometheus.log'),
    readyUrl: `${url}/-/ready`,
    readyWithin: 60_000,
  });
  return { ...service, url, reloadUrl: `${url}/-/reload` };
}

/** Discovery gives every label, `job` and the path included, so one scrape job is enough for all clusters. */
export function prometheusConfiguration({ rulesDirectory, simulatorUrl, scrapeInterval }: PrometheusOptions) {
  return {
    global: { scrape_interval: scrapeInterval, scrape_timeout: scrapeInterval, evaluation_interval: scrapeInterval },
    rule_files: [join(rulesDirectory, '*.yml')],
    scrape_configs: [
      {
        job_name: 'simulated-fleet',
        honor_labels: true,
        http_sd_configs: [{ url: `${simulatorUrl}/service-discovery`, refresh_interval: '5s' }],
      },
    ],
  };
}
