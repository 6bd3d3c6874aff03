import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { startService } from '../processes/service';
import { type GrafanaOptions, type RunningGrafana } from './grafana';
import { grafanaEnvironment, provisionGrafana } from './provisioning';

/** `grafana` on PATH, or undefined. */
export function findGrafana(path = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, 'grafana'))
    .find((program) => existsSync(program));
}

/**
 * An installed Grafana with a data folder of its own.
 * @throws Error when Grafana’s files cannot be found next to its program, or it does not start
 */
export async function startBinary(program: string, options: GrafanaOptions): Promise<RunningGrafana> {
  const { directory, dist, prometheus, port, settings } = options;
  provisionGrafana({ directory, dist, prometheusUrl: prometheus.url, settings });
  const url = `http://127.0.0.1:${port}`;
  const service = await startService({
    program,
    parameters: ['server', '--homepath', homeOf(program)],
    environment: {
      ...grafanaEnvironment(port),
      GF_PATHS_DATA: join(directory, 'data'),
      GF_PATHS_LOGS: join(directory, 'data', 'log'),
      GF_PATHS_PLUGINS: join(directory, 'plugins'),
      GF_PATHS_PROVISIONING: join(directory, 'provisioning'),
    },
    logFile: join(directory, 'grafana.log'),
    readyUrl: `${url}/api/health`,
    readyWithin: 120_000,
  });
  return { ...service, url };
}

/** Grafana’s folder with `conf/defaults.ini`: above the program in an archive, under /usr/share in a package. */
function homeOf(program: string): string {
  const candidates = [process.env.GF_PATHS_HOME, dirname(dirname(realpathSync(program))), '/usr/share/grafana'];
  const home = candidates.find((folder) => folder !== undefined && existsSync(join(folder, 'conf', 'defaults.ini')));
  if (home === undefined) {
    throw new Error(`${program} has no conf/defaults.ini near it. Set GF_PATHS_HOME to Grafana’s folder.`);
  }
  return home;
}
