import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

import { demoFleet } from '../../demo/demoFleet';
import { copyBlocks, type History, provideHistory } from '../../demo/history/history';
import { type RunningPrometheus, startPrometheus } from '../../demo/prometheus/prometheus';
import { type Simulator, startSimulator } from '../../demo/simulator/simulator';
import { tool } from '../../scripts/tools/tool';

jest.setTimeout(120_000);

const answer = v.object({
  data: v.object({ result: v.array(v.object({ value: v.tuple([v.number(), v.string()]) })) }),
});
const shape = demoFleet(6);
const clock = () => Date.now() / 1000;
const said: string[] = [];
let directory: string;
let past: History;
let simulator: Simulator;
let prometheus: RunningPrometheus;

async function history(): Promise<History> {
  const promtool = await tool('promtool');
  return provideHistory({
    shape,
    length: '2h',
    directory: join(directory, 'history'),
    promtool,
    clock,
    say: (text) => said.push(text),
  });
}

async function number(query: string): Promise<number> {
  const response = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`);
  return Number(v.parse(answer, await response.json()).data.result[0]?.value[1] ?? 0);
}

async function until(query: string, wanted: number): Promise<void> {
  while ((await number(query)) !== wanted) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'demo-'));
  past = await history();
  copyBlocks(past.blocks, join(directory, 'data'));
  simulator = await startSimulator({ fleet: past.fleet, clock });
  prometheus = await startPrometheus({
    program: await tool('prometheus'),
    directory,
    dataDirectory: join(directory, 'data'),
    rulesDirectory: join(directory, 'rules'),
    simulatorUrl: simulator.url,
    scrapeInterval: '1s',
  });
});

afterAll(async () => {
  await prometheus.stop();
  await simulator.stop();
});

it('scrapes every node, and live series continue those of the past without a reset', async () => {
  await until('count(up{job="kube-proxy"} == 1 and up offset 90m)', 6);
  const count = 'kubeproxy_sync_proxy_rules_duration_seconds_count';
  await until(`count(${count} > ${count} offset 90m)`, 12);
  expect(await number(`sum(resets(${count}[2h]))`)).toBe(0);
});

it('shows a node that is down within a scrape, and that it is back', async () => {
  simulator.inject({ fault: 'instance-down', node: 'us-worker-01' });
  await until('count(up{job="kube-proxy"} == 0)', 1);
  simulator.inject({ clear: true });
  await until('count(up{job="kube-proxy"} == 1)', 6);
});

it('reads rules that are written while it runs', async () => {
  const reload = await fetch(prometheus.reloadUrl, { method: 'POST' });
  expect(reload.status).toBe(200);
});

it('keeps the past for the next start', async () => {
  said.splice(0);
  const again = await history();
  expect(said).toEqual([]);
  expect(again.fleet.startsAt).toBe(past.fleet.startsAt);
});
