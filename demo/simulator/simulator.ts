import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import * as v from 'valibot';

import { faults } from '../fleet/faults';
import { type Fleet } from '../fleet/fleet';
import { emitKubeStateMetrics } from '../fleet/kubeStateMetricsSamples';
import { type Target } from '../fleet/targets';
import { activeFaults, carryOut, faultRequest, type FaultRequest } from './faultRequest';
import { gaugesText, kubeProxyMetrics } from './metricsPage';

export interface SimulatorOptions {
  fleet: Fleet;
  /** Unix time in seconds. */
  clock: () => number;
  /** 0 or left out: any free one. */
  port?: number;
}

export interface Simulator {
  url: string;
  /** @throws RangeError naming what there is when a name is wrong */
  inject(request: FaultRequest): string;
  stop(): Promise<void>;
}

type Answer = { status: number; type: string; body: string } | 'refused';

const text = 'text/plain; version=0.0.4; charset=utf-8';
/** Seconds for which one state of the fleet serves all scrapes. */
const freshFor = 0.25;

/**
 * The fleet over HTTP on 127.0.0.1: `/service-discovery` for Prometheus, `/nodes/<cluster>/<node>/metrics`,
 * `/clusters/<cluster>/kube-state-metrics/<pod>/metrics`, and `/faults` to look at (GET) and to change (POST) faults.
 */
export async function startSimulator({ fleet, clock, port = 0 }: SimulatorOptions): Promise<Simulator> {
  let advancedTo = -Infinity;
  const advance = () => {
    const now = clock();
    if (now - advancedTo >= freshFor) {
      fleet.advanceTo(now);
      advancedTo = now;
    }
  };
  const inject = (request: FaultRequest) => {
    const now = clock();
    const done = carryOut(request, fleet, now);
    // The next answer already shows it.
    fleet.advanceTo(now + 0.002);
    advancedTo = now;
    return done;
  };
  const server = createServer((request, response) => {
    advance();
    answer(request, fleet, inject, addressOf(server)).then(
      (given) => send(response, given),
      (error: unknown) => send(response, json(500, { message: String(error) }))
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://${addressOf(server)}`,
    inject,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  fleet: Fleet,
  inject: (request: FaultRequest) => string,
  address: string
): Promise<Answer> {
  const path = decodeURI(new URL(request.url ?? '/', 'http://simulator').pathname);
  if (path === '/service-discovery') {
    return json(200, serviceDiscovery(fleet, address));
  }
  if (path === '/faults') {
    return request.method === 'POST'
      ? changeFaults(await bodyOf(request), fleet, inject)
      : json(200, faultReport(fleet));
  }
  const target = fleet.targets().find((candidate) => metricsPath(candidate) === path);
  return target ? scrape(target, fleet) : json(404, { message: `nothing is at ${path}` });
}

function scrape(target: Target, fleet: Fleet): Answer {
  if (target.kind === 'kube-state-metrics') {
    const cluster = fleet.findCluster(target.cluster);
    return { status: 200, type: text, body: gaugesText((emit) => emitKubeStateMetrics(cluster, emit)) };
  }
  const process = fleet.findNode(target.name, target.cluster).reachable;
  return process ? { status: 200, type: text, body: kubeProxyMetrics(process) } : 'refused';
}

/** Targets in the form of Prometheus’ `http_sd_configs`. */
function serviceDiscovery(fleet: Fleet, address: string): Array<{ targets: string[]; labels: Record<string, string> }> {
  return fleet
    .targets()
    .map((target) => ({ targets: [address], labels: { ...target.labels, __metrics_path__: metricsPath(target) } }));
}

function metricsPath({ kind, cluster, name }: Target): string {
  return kind === 'kube-proxy'
    ? `/nodes/${cluster}/${name}/metrics`
    : `/clusters/${cluster}/kube-state-metrics/${name}/metrics`;
}

function changeFaults(body: string, fleet: Fleet, inject: (request: FaultRequest) => string): Answer {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), faultRequest), body);
  if (!parsed.success) {
    return json(400, { message: parsed.issues.map(({ message }) => message).join('; ') });
  }
  try {
    return json(200, { message: inject(parsed.output), ...faultReport(fleet) });
  } catch (error) {
    if (error instanceof RangeError) {
      return json(400, { message: error.message });
    }
    throw error;
  }
}

function faultReport(fleet: Fleet) {
  return {
    active: activeFaults(fleet),
    faults,
    clusters: Object.fromEntries(
      fleet.clusters.map(({ name, nodes }) => [name, nodes.map(({ options }) => options.name)] as const)
    ),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function json(status: number, content: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(content) };
}

function send(response: ServerResponse, given: Answer): void {
  if (given === 'refused') {
    // As near to a refused connection as a shared port allows: closed without an answer.
    response.socket?.destroy();
    return;
  }
  response.writeHead(given.status, { 'Content-Type': given.type }).end(given.body);
}

function addressOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
}
