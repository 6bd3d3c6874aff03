import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const amdDependencies = /^define\(\[([^\]]*)\]/;
const placeholder = /%(VERSION|TODAY|PLUGIN_ID)%/;

function integrityOf(content: Buffer): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/**
 * What Grafana would refuse or a browser would not load in a production build.
 * @param provided modules that Grafana's loader knows
 * @returns one sentence per fault; none when the build is right
 */
export function faultsOf(builtFolder: string, provided: Set<string>): string[] {
  const read = (name: string) => readFileSync(join(builtFolder, name));
  const entry = read('module.js').toString();
  const dependencies = amdDependencies.exec(entry)?.[1];
  if (dependencies === undefined) {
    return ['module.js is no AMD module: Grafana cannot load it.'];
  }
  const unknown = [...dependencies.matchAll(/"([^"]+)"/g)]
    .map(([, name = '']) => name)
    .filter((name) => !provided.has(name));
  const unprotected = readdirSync(builtFolder)
    .filter((name) => name.endsWith('.js') && name !== 'module.js')
    .filter((name) => !entry.includes(integrityOf(read(name))));
  const unfilled = ['plugin.json', 'README.md'].filter((name) => placeholder.test(read(name).toString()));
  return [
    ...unknown.map((name) => `module.js needs ${name}, which Grafana does not provide.`),
    ...unprotected.map((name) => `module.js does not know the integrity hash of ${name}.`),
    ...unfilled.map((name) => `${name} holds a placeholder that the build should have filled in.`),
  ];
}
