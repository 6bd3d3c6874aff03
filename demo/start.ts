/**
 * npm start [-- --nodes 200] [--grafana preview|binary|docker] [--history 7d|2h|none] [--port 3000] [--no-build] [--healthy]
 * Builds the plugin and shows it on a simulated fleet, until Ctrl-C.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { parseArgs } from 'node:util';

import { defaultNodes } from './demoFleet';
import { grafanaKinds } from './grafana/grafana';
import { pluginId } from './demoSettings';
import { type RunningDemo, startDemo } from './startDemo';

const root = resolve(__dirname, '..');
const dist = join(root, 'dist');

const parameters = v.object({
  nodes: v.optional(
    v.pipe(
      v.string(),
      v.transform(Number),
      v.integer('--nodes is a whole number'),
      v.minValue(3, '--nodes is at least 3'),
      v.maxValue(5000, '--nodes is at most 5000')
    )
  ),
  grafana: v.optional(v.picklist(grafanaKinds, `--grafana is one of ${grafanaKinds.join(', ')}`)),
  history: v.optional(v.picklist(['7d', '2h', 'none'], '--history is 7d, 2h or none')),
  port: v.optional(v.pipe(v.string(), v.transform(Number), v.integer('--port is a whole number'))),
  healthy: v.optional(v.boolean()),
  'no-build': v.optional(v.boolean()),
});

async function main(): Promise<void> {
  const asked = readParameters();
  if (!asked['no-build']) {
    build();
  }
  if (!existsSync(join(dist, 'module.js'))) {
    throw new Error('There is no built plugin in dist/. Leave --no-build out.');
  }
  const begun = Date.now();
  let stopped: Promise<void> | undefined;
  const { nodes, grafana, history, port } = asked;
  const starting = startDemo({
    dist,
    nodes,
    grafana,
    history,
    port,
    say: console.log,
    failed: (what) => void end(what),
  });
  const end = (reason?: string) => {
    stopped ??= starting.then(
      (demo) => demo.stop(),
      () => undefined
    );
    if (reason) {
      console.error(reason);
      process.exitCode = 1;
    }
    return stopped.then(() => process.exit());
  };
  const stop = () => {
    console.log(stopped ? 'Still stopping …' : 'Stopping …');
    void end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, stop);
  }
  const demo = await starting;
  if (!stopped) {
    introduce(demo, nodes ?? defaultNodes, (Date.now() - begun) / 1000);
    if (!asked.healthy) {
      console.log(
        `\nSo that there is something to see: ${demo.fault({ fault: 'rules-stale' })}
Overview tells failing syncs within half a minute, stale rules after about two.`
      );
    }
  }
}

function introduce(demo: RunningDemo, nodes: number, seconds: number): void {
  const what = { binary: 'the installed Grafana', docker: 'Grafana in docker', preview: 'the embedded preview host' };
  console.log(`
Kube-proxy Monitor on ${nodes} simulated nodes, with ${what[demo.grafana]} (${demo.why}), after ${seconds.toFixed(0)} s:

  Open           ${demo.url}/a/${pluginId}
  Prometheus     ${demo.prometheusUrl}
  Break a node   npm run demo:fault -- rules-stale --node us-worker-02
  All faults     npm run demo:fault -- list
  Heal all       npm run demo:fault -- --clear
  Stop           Ctrl-C`);
}

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('The build failed; its messages are above.');
  }
}

function readParameters(): v.InferOutput<typeof parameters> {
  const { values } = parseArgs({
    options: {
      nodes: { type: 'string' },
      grafana: { type: 'string' },
      history: { type: 'string' },
      port: { type: 'string' },
      healthy: { type: 'boolean' },
      'no-build': { type: 'boolean' },
    },
  });
  const parsed = v.safeParse(parameters, values);
  if (!parsed.success) {
    throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  }
  return parsed.output;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
