import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import * as v from 'valibot';

/** A zip that the plugin catalog and `grafana cli plugins install` take. */
export interface Archive {
  name: string;
  bytes: Uint8Array;
}

// The oldest date that a zip can hold: the same files give the same bytes on any day.
const timeOfFiles = new Date(1980, 0, 1);

const metadataSchema = v.object({
  id: v.string(),
  info: v.object({ version: v.string() }),
  includes: v.array(v.object({ type: v.string(), path: v.optional(v.string()) })),
});

const necessary = ['module.js', 'module.js.map', 'plugin.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'img/logo.svg'];

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => lstatSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort();
}

/**
 * Packs a build into `<plugin id>-<version>.zip` with the one top folder `<plugin id>`.
 * @throws Error that names what the build lacks
 */
export function archiveOf(builtFolder: string): Archive {
  const files = filesIn(builtFolder);
  const content = (name: string) => readFileSync(join(builtFolder, name));
  const missingNecessary = necessary.filter((name) => !files.includes(name));
  if (missingNecessary.length > 0) {
    throw new Error(`The build lacks ${missingNecessary.join(', ')}: run npm run build.`);
  }

  const { id, info, includes } = v.parse(metadataSchema, JSON.parse(content('plugin.json').toString()));
  if (!/^\d+\.\d+\.\d+/.test(info.version)) {
    throw new Error(`plugin.json in the build has the version "${info.version}": run npm run build.`);
  }
  const missingDashboards = includes.flatMap(({ type, path = '' }) =>
    type === 'dashboard' && !files.includes(path) ? [path] : []
  );
  if (missingDashboards.length > 0) {
    throw new Error(`The build lacks ${missingDashboards.join(', ')}: run npm run generate, then npm run build.`);
  }

  const zipped: Zippable = Object.fromEntries(files.map((name) => [`${id}/${name}`, content(name)]));
  return { name: `${id}-${info.version}.zip`, bytes: zipSync(zipped, { level: 9, mtime: timeOfFiles }) };
}
