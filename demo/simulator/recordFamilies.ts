/**
 * Makes families/ and recorded/ from recorded /metrics answers of real kube-proxies:
 *   npx tsx demo/simulator/recordFamilies.ts <folder with one folder per version and mode>
 * families/: what the simulator answers, without the series that the fleet model makes.
 * recorded/: the shapes of all families in every answer, for tests.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type ExposedFamily, parseExposition } from './exposition';
import { shapesOf, type FamilyShape } from './familyShape';
import { isModelled } from './modelledFamilies';
import { recordedShapes, recordedText } from './recordedShapes';

const healthyState = '2-healthy';

function record(captures: string): void {
  const folders = readdirSync(captures).filter((folder) => existsSync(join(captures, folder, `${healthyState}.prom`)));
  const everything = folders.flatMap((folder) =>
    readdirSync(join(captures, folder))
      .filter((file) => file.endsWith('.prom'))
      .flatMap((file) => read(join(captures, folder, file)))
  );
  for (const folder of folders) {
    const name = folder.replace(/^(\d+\.\d+)\.\d+-/, '$1-');
    const healthy = read(join(captures, folder, `${healthyState}.prom`));
    const present = new Set(healthy.map((family) => family.name));
    const later = everything.filter(
      (family) => isModelled(family.name) && !present.has(family.name) && present.add(family.name)
    );
    writeFileSync(join(__dirname, 'families', `${name}.prom`), templateOf([...healthy, ...later]));
    const states = readdirSync(join(captures, folder))
      .filter((file) => file.endsWith('.prom'))
      .map((file): [string, Record<string, FamilyShape>] => [
        file.replace('.prom', ''),
        shapesOf(read(join(captures, folder, file))),
      ]);
    writeFileSync(join(__dirname, 'recorded', `${name}.json`), recordedText(recordedShapes(new Map(states))));
  }
}

function read(path: string): ExposedFamily[] {
  return parseExposition(readFileSync(path, 'utf8'));
}

function templateOf(families: readonly ExposedFamily[]): string {
  return [...families]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, help, type, series }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...(isModelled(name) ? [] : series.map(({ line }) => line)),
      ].join('\n')
    )
    .join('\n')
    .concat('\n');
}

const [captures] = process.argv.slice(2);
if (captures === undefined) {
  console.error('Usage: npx tsx demo/simulator/recordFamilies.ts <folder with recorded answers>');
  process.exitCode = 2;
} else {
  record(captures);
}
