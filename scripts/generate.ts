/**
 * Writes everything that is made from the catalogue: dashboards, provisioning files, runbooks, the table of alerts.
 *
 *   npm run generate              writes them
 *   npm run generate -- --check   writes nothing; exit code 1 and a list when a file is not current
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFiles, generatedFolders } from './generate/generatedFiles';
import { outOfDate } from './generate/outOfDate';
import { inProject, projectRoot } from './projectRoot';

function pathsBelow(folder: string): string[] {
  return existsSync(inProject(folder))
    ? readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : [];
}

function foundFiles(wanted: Iterable<string>): Map<string, string> {
  const paths = new Set(
    [...wanted, ...generatedFolders.flatMap(pathsBelow)].filter((path) => existsSync(inProject(path)))
  );
  return new Map([...paths].map((path) => [path, readFileSync(inProject(path), 'utf8')]));
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const wanted = generatedFiles();
  const stale = outOfDate(wanted, foundFiles(wanted.keys()));
  if (values.check) {
    stale.forEach(({ path, problem }) => console.error(`${path}: ${problem}`));
    console.error(
      stale.length === 0
        ? `${wanted.size} generated files are current.`
        : 'Run `npm run generate` and commit the result.'
    );
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const { path, problem } of stale) {
    const text = wanted.get(path);
    if (text === undefined) {
      rmSync(inProject(path));
    } else {
      mkdirSync(dirname(inProject(path)), { recursive: true });
      writeFileSync(inProject(path), text);
    }
    console.log(`${path}: ${problem === 'no longer generated' ? 'removed' : 'written'}`);
  }
  console.log(`${wanted.size} generated files are current.`);
}

main();
