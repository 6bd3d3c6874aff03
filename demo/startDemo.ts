import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { tool } from '../scripts/tools/tool';
import { demoFleet } from './demoFleet';
import { demoFolder } from './demoFolder';
import { demoSettings } from './demoSettings';
import { chooseGrafana } from './grafana/choose';
import { type GrafanaKind } from './grafana/grafana';
import { copyBlocks, type HistoryLength, provideHistory } from './history/history';
import { freePort } from './processes/freePort';
import { startPrometheus } from './prometheus/prometheus';
import { findRunning, sayRunning, sayStopped } from './runningFile';
import { type FaultRequest } from './simulator/faultRequest';
import { startSimulator } from './simulator/simulator';

export interface DemoOptions {
  /** Folder of the built plugin. */
  dist: string;
  /** Left out: the best that is there. */
  grafana?: GrafanaKind;
  nodes?: number;
  history?: HistoryLength;
  scrapeInterval?: string;
  /** Of Grafana; left out: any free one. */
  port?: number;
  /** Keeps history and data. Two demos at once need two. */
  directory?: string;
  /** False: the app is not enabled and has no settings. */
  provisioned?: boolean;
  say?(text: string): void;
  /** Called when Prometheus or Grafana ends by itself. */
  failed?(what: string): void;
}

export interface RunningDemo {
  url: string;
  prometheusUrl: string;
  simulatorUrl: string;
  grafana: GrafanaKind;
  /** Why this Grafana. */
  why: string;
  /** @throws RangeError naming what there is when a name is wrong */
  fault(request: FaultRequest): string;
  stop(): Promise<void>;
}

/**
 * Starts fleet, Prometheus and Grafana on 127.0.0.1.
 * @throws Error when one of them does not start; what had started is stopped again
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { dist, nodes, history = '7d', scrapeInterval = '15s', directory = demoFolder, provisioned = true } = options;
  const say = options.say ?? (() => undefined);
  const other = findRunning(directory);
  if (other) {
    throw new Error(`A demo already runs at ${other.url} (process ${other.pid}). Stop it with Ctrl-C there first.`);
  }
  const started: Array<() => Promise<void>> = [];
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const end of started.splice(0).reverse()) {
      await end();
    }
  };
  const watch = (what: string, ended: Promise<void> | undefined) =>
    ended?.then(() => stopping || options.failed?.(`${what} has ended; its log is in ${directory}.`));

  try {
    const shape = demoFleet(nodes);
    const choice = await chooseGrafana(options.grafana);
    const [prometheusProgram, promtool] = [await tool('prometheus'), await tool('promtool')];
    const clock = () => Date.now() / 1000;
    const historyDirectory = join(directory, 'history');
    const past = await provideHistory({ shape, length: history, directory: historyDirectory, promtool, clock, say });
    const dataDirectory = join(directory, 'prometheus', 'data');
    copyBlocks(past.blocks, dataDirectory);
    const rulesDirectory = join(directory, 'rules');
    // Rules of an earlier session belong to a Grafana that is gone.
    rmSync(rulesDirectory, { recursive: true, force: true });

    const simulator = await startSimulator({ fleet: past.fleet, clock });
    started.push(simulator.stop);
    const prometheus = await startPrometheus({
      program: prometheusProgram,
      directory: join(directory, 'prometheus'),
      dataDirectory,
      rulesDirectory,
      simulatorUrl: simulator.url,
      scrapeInterval,
    });
    started.push(prometheus.stop);
    void watch('Prometheus', prometheus.ended);

    const grafanaDirectory = join(directory, 'grafana');
    mkdirSync(grafanaDirectory, { recursive: true });
    const grafana = await choice.start({
      dist,
      directory: grafanaDirectory,
      prometheus,
      rulesDirectory,
      port: options.port ?? (await freePort()),
      settings: provisioned ? demoSettings(shape) : undefined,
    });
    started.push(grafana.stop);
    void watch('Grafana', grafana.ended);

    sayRunning(directory, { pid: process.pid, url: grafana.url, simulatorUrl: simulator.url });
    started.push(async () => sayStopped(directory));
    return {
      url: grafana.url,
      prometheusUrl: prometheus.url,
      simulatorUrl: simulator.url,
      grafana: choice.kind,
      why: choice.why,
      fault: simulator.inject,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
