import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const sourceMapSchema = v.object({
  sources: v.array(v.string()),
  sourcesContent: v.array(v.nullable(v.string())),
});

const ownSource = /^webpack:\/\/[^/]+\/\.\/([^?]+)$/;

/**
 * What the catalog's review compares: every own source named in a source map is the file in src/, byte for byte.
 * @returns one sentence per difference; none when the maps are right
 */
export function sourceMapDifferences(builtFolder: string, sourceFolder: string): string[] {
  const maps = readdirSync(builtFolder).filter((name) => name.endsWith('.js.map'));
  if (!maps.includes('module.js.map')) {
    return [`${builtFolder} has no module.js.map: build with --mode production.`];
  }
  return maps.flatMap((name) => {
    const map = v.parse(sourceMapSchema, JSON.parse(readFileSync(join(builtFolder, name), 'utf8')));
    return map.sources.flatMap((source, index) => {
      const path = ownSource.exec(source)?.[1];
      if (path === undefined) {
        return [];
      }
      const file = join(sourceFolder, path);
      if (!existsSync(file)) {
        return [`${name} names ${path}, which is not in ${sourceFolder}.`];
      }
      return map.sourcesContent[index] === readFileSync(file, 'utf8')
        ? []
        : [`${name} holds another text of ${path} than ${file}.`];
    });
  });
}
