/**
 * Changes the expressions of signals in small ways and looks whether their scenarios notice.
 *
 *   npm run test:mutation -- rules                                 every signal; takes an hour and more
 *   npx tsx tests/mutation/promql/run.ts sync-slow down            some signals
 *   npx tsx tests/mutation/promql/run.ts --survivors [signal …]    only what the last run left over
 *   npx tsx tests/mutation/promql/run.ts --every 3 [signal …]      a third of the changes, as a sample
 *
 * Leaves a report in artifacts/mutation-rules.json.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { inProject } from '../../../scripts/projectRoot';
import { catalogue } from '../../../src/core/signals/catalogue';
import { judgeMutants, type Judged } from './judge';
import { judgeShared } from './judgeShared';

const report = inProject('artifacts/mutation-rules.json');
const judgedSchema = v.array(v.object({ signal: v.string(), change: v.string(), killedBy: v.optional(v.string()) }));

async function main(): Promise<void> {
  const { positionals: chosen, values } = parseArgs({
    allowPositionals: true,
    options: { survivors: { type: 'boolean', default: false }, every: { type: 'string', default: '1' } },
  });
  const signals = catalogue.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const alerts = new Set(signals.map(({ alert }) => alert));
  const before = lastReport();
  const found = (judged: readonly Judged[]) =>
    writeReport([...before.filter(({ signal }) => !alerts.has(signal)), ...judged]);
  const judged = [
    ...(await judgeMutants(signals, {
      before: values.survivors ? before : [],
      every: Number(values.every),
      found,
    })),
  ];
  if (chosen.length === 0) {
    judged.push(...(await judgeShared()));
    writeReport(judged);
  }
  for (const alert of new Set(judged.map(({ signal }) => signal))) {
    const ofSignal = judged.filter(({ signal }) => signal === alert);
    console.log(`${alert}: ${score(ofSignal)}`);
    ofSignal
      .filter(({ killedBy }) => killedBy === undefined)
      .forEach(({ change }) => console.log(`  survived: ${change}`));
  }
  console.log(`all: ${score(judged)}`);
}

function lastReport(): Judged[] {
  return existsSync(report) ? v.parse(judgedSchema, JSON.parse(readFileSync(report, 'utf8'))) : [];
}

function writeReport(judged: readonly Judged[]): void {
  mkdirSync(inProject('artifacts'), { recursive: true });
  const entries = judged.map(({ signal, change, killedBy }) => ({ signal, change, killedBy }));
  writeFileSync(report, JSON.stringify(entries, undefined, 2));
}

function score(judged: readonly Judged[]): string {
  const killed = judged.filter(({ killedBy }) => killedBy !== undefined).length;
  return `${killed} of ${judged.length} changes noticed (${Math.round((100 * killed) / Math.max(1, judged.length))} %)`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
