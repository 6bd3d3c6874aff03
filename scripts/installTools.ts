/** Looks for the programs that tests need and that are no npm packages, and installs what is missing where it can. */
import { tool, toolNames } from './tools/tool';

async function main(): Promise<void> {
  for (const name of toolNames) {
    console.log(`${name}: ${await tool(name)}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
