/**
 * Compares the backtest with Prometheus' own evaluation.
 *
 *   npx tsx tests/backtest/run.ts
 */
import { runBacktestAgainstPrometheus } from './againstPrometheus';

async function main(): Promise<void> {
  const { passed, failed, failures } = await runBacktestAgainstPrometheus();
  failures.forEach((failure) => console.log(`✗ ${failure}\n`));
  console.log(`tests: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
