import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { type PromtoolCase } from './promtoolTest';
import { runPromtool, type Verdict } from './runPromtool';

const batchSize = 8;

/**
 * Runs promtool over many cases, on a batch for each core while the series of the next are made: each takes 200 MB and
 * more, so that not all can be there at once.
 * @returns one verdict for each case, in their order
 */
export async function runInBatches(cases: ReadonlyArray<() => PromtoolCase>): Promise<Verdict[]> {
  const batches: Array<Promise<Verdict[]>> = [];
  for (let from = 0; from < cases.length; from += batchSize) {
    await batches.at(-availableParallelism());
    batches.push(runPromtool(cases.slice(from, from + batchSize).map((make) => make())));
    await setImmediate();
  }
  return (await Promise.all(batches)).flat();
}
