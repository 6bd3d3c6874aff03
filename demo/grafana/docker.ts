import { join } from 'node:path';

import { runToEnd } from '../processes/runToEnd';
import { startService } from '../processes/service';
import { type GrafanaOptions, type RunningGrafana } from './grafana';
import { provisionGrafana } from './provisioning';

/** Why docker compose cannot be used, or undefined when its daemon answers. */
export async function dockerProblem(): Promise<string | undefined> {
  try {
    const version = await runToEnd('docker', ['info', '--format', '{{.ServerVersion}}']);
    await runToEnd('docker', ['compose', 'version']);
    return version.trim() === '' ? 'no docker daemon answers' : undefined;
  } catch (error) {
    return error instanceof Error && error.message.includes('ENOENT')
      ? 'docker is not installed'
      : 'no docker daemon with compose answers';
  }
}

/** Grafana’s image by demo/docker-compose.yaml. On Linux it shares the host’s network, elsewhere docker forwards. */
export async function startDocker(options: GrafanaOptions): Promise<RunningGrafana> {
  const { directory, dist, prometheus, port, settings } = options;
  const onHost = process.platform === 'linux';
  const prometheusUrl = onHost ? prometheus.url : prometheus.url.replace('127.0.0.1', 'host.docker.internal');
  provisionGrafana({ directory, dist, prometheusUrl, settings });
  const url = `http://127.0.0.1:${port}`;
  const compose = ['compose', '--file', join(__dirname, '..', 'docker-compose.yaml')];
  const project = ['--project-name', `kubeproxy-monitor-${port}`, '--profile', onHost ? 'host' : 'forwarded'];
  const service = await startService({
    program: 'docker',
    parameters: [...compose, ...project, 'up', '--abort-on-container-exit'],
    environment: { DEMO_GRAFANA_FILES: directory, DEMO_GRAFANA_PORT: String(port) },
    logFile: join(directory, 'grafana.log'),
    readyUrl: `${url}/api/health`,
    // The image may have to be downloaded first.
    readyWithin: 300_000,
  });
  return { ...service, url };
}
