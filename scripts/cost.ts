/**
 * How many samples every rule and every panel reads per node, on a real Prometheus with a simulated fleet.
 *
 *   npm run cost                                 8 nodes, scraped every 15 s
 *   npm run cost -- --nodes 500 --scrape 30      other sizes
 *   npm run cost -- --write                      also writes docs/cost.md
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { naiveForms, panelQueries, ruleQueries } from '../tests/cost/costlyQueries';
import { measureCost } from '../tests/cost/measureCost';
import { measuredSize } from '../tests/cost/budget';
import { costPage, costText } from './cost/costText';
import { inProject } from './projectRoot';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      nodes: { type: 'string', default: String(measuredSize.nodes) },
      scrape: { type: 'string', default: String(measuredSize.scrapeSeconds) },
      write: { type: 'boolean', default: false },
    },
  });
  const size = { nodes: Number(values.nodes), scrapeSeconds: Number(values.scrape) };
  if (!Object.values(size).every((number) => Number.isInteger(number) && number > 0)) {
    throw new Error('--nodes and --scrape are whole numbers above 0');
  }
  const costs = await measureCost([...ruleQueries(), ...panelQueries(), ...naiveForms], size);
  console.log(costText(costs, size));
  if (values.write) {
    writeFileSync(inProject('docs/cost.md'), costPage(costs, size));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
