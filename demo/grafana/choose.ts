import { findGrafana, startBinary } from './binary';
import { dockerProblem, startDocker } from './docker';
import { type GrafanaKind, type GrafanaOptions, type RunningGrafana } from './grafana';

export interface Choice {
  kind: GrafanaKind;
  /** Why this one, for the user. */
  why: string;
  start(options: GrafanaOptions): Promise<RunningGrafana>;
}

/**
 * The wanted kind, or the best there is: an installed Grafana, docker, else the preview host.
 * @throws Error when the wanted kind is not there
 */
export async function chooseGrafana(wanted?: GrafanaKind): Promise<Choice> {
  const program = findGrafana();
  if (wanted === 'preview') {
    return preview('as asked for');
  }
  if (wanted !== 'docker' && program !== undefined) {
    return {
      kind: 'binary',
      why: wanted ? 'as asked for' : `${program} is on PATH`,
      start: (options) => startBinary(program, options),
    };
  }
  if (wanted === 'binary') {
    throw new Error('grafana is not on PATH. Install it, or leave --grafana out.');
  }
  const problem = await dockerProblem();
  if (problem === undefined) {
    return {
      kind: 'docker',
      why: wanted ? 'as asked for' : 'grafana is not on PATH, docker answers',
      start: startDocker,
    };
  }
  if (wanted === 'docker') {
    throw new Error(`Docker cannot be used: ${problem}. Start it, or leave --grafana out.`);
  }
  return preview(`grafana is not on PATH, and ${problem}`);
}

function preview(why: string): Choice {
  return {
    kind: 'preview',
    why,
    start: async ({ dist, port, prometheus, rulesDirectory, settings }) => {
      // Its page is built with esbuild: only loaded when it is used.
      const { startPreview } = await import('../preview/server');
      return startPreview({
        dist,
        port,
        rulesDirectory,
        prometheusUrl: prometheus.url,
        prometheusReloadUrl: prometheus.reloadUrl,
        ...(settings ? { settings: { enabled: true, jsonData: toJson(settings) } } : {}),
      });
    },
  };
}

function toJson(settings: object) {
  return Object.fromEntries(Object.entries(settings));
}
