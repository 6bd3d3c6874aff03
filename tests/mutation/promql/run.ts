/**
 * Changes the expressions of signals in small ways and looks whether their scenarios notice.
 *
 *   npx tsx tests/mutation/promql/run.ts [signal id …]
 *
 * Leaves a report in artifacts/mutation-rules.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { inProject } from '../../../scripts/projectRoot';
import { catalogue } from '../../../src/core/signals/catalogue';
import { judgeMutants, type Judged } from './judge';

async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const signals = catalogue.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const judged = await judgeMutants(signals, console.log);
  mkdirSync(inProject('artifacts'), { recursive: true });
  writeFileSync(inProject('artifacts/mutation-rules.json'), JSON.stringify(judged, undefined, 2));
  for (const { alert } of signals) {
    const ofSignal = judged.filter(({ signal }) => signal === alert);
    console.log(`${alert}: ${score(ofSignal)}`);
    ofSignal
      .filter(({ killedBy }) => killedBy === undefined)
      .forEach(({ change }) => console.log(`  survived: ${change}`));
  }
  console.log(`all: ${score(judged)}`);
}

function score(judged: readonly Judged[]): string {
  const killed = judged.filter(({ killedBy }) => killedBy !== undefined).length;
  return `${killed} of ${judged.length} changes noticed (${Math.round((100 * killed) / Math.max(1, judged.length))} %)`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
