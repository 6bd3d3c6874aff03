import { parseArgs } from 'node:util';
import * as v from 'valibot';

import { demoFolder } from './demoFolder';
import { faults } from './fleet/faults';
import { findRunning } from './runningFile';

const usage = `npm run demo:fault -- <fault> [--cluster C] [--node N]             breaks something in the running demo
npm run demo:fault -- [<fault>] [--cluster C] [--node N] --clear   heals it
npm run demo:fault -- list                                         says what can break, and what does`;

const report = v.object({
  message: v.optional(v.string()),
  active: v.optional(v.array(v.object({ fault: v.string(), cluster: v.string(), node: v.string() }))),
});

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cluster: { type: 'string' },
      node: { type: 'string' },
      clear: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const { help, ...place } = values;
  if (help) {
    console.log(usage);
    return;
  }
  const [fault, ...rest] = positionals;
  const demo = findRunning(demoFolder);
  if (fault === 'list') {
    console.log(faultTable());
  }
  if (!demo) {
    console.error('No demo is running. Start one with: npm start');
    process.exitCode = fault === 'list' ? 0 : 1;
    return;
  }
  if (rest.length > 0 || (fault === undefined && !values.clear)) {
    throw new Error('Name one fault, or --clear. All faults: npm run demo:fault -- list');
  }
  const request = fault === 'list' ? undefined : { fault, ...place };
  const { ok, answer } = await ask(`${demo.simulatorUrl}/faults`, request);
  if (answer.message !== undefined) {
    (ok ? console.log : console.error)(answer.message);
  }
  if (!ok) {
    process.exitCode = 1;
    return;
  }
  console.log(activeText(answer.active ?? []));
}

async function ask(url: string, request?: object): Promise<{ ok: boolean; answer: v.InferOutput<typeof report> }> {
  const answer = await fetch(url, request ? { method: 'POST', body: JSON.stringify(request) } : {});
  return { ok: answer.ok, answer: v.parse(report, await answer.json()) };
}

function activeText(active: ReadonlyArray<{ fault: string; cluster: string; node: string }>): string {
  return active.length === 0
    ? 'Now: every node is healthy.'
    : ['Now:', ...active.map(({ fault, cluster, node }) => `  ${cluster}/${node}: ${fault}`)].join('\n');
}

function faultTable(): string {
  const width = Math.max(...faults.map(({ id }) => id.length)) + 2;
  return faults
    .map(({ id, meaning, expect }) => `${id.padEnd(width)}${meaning}\n${' '.repeat(width)}→ ${expect}`)
    .join('\n');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
