/** Fails when the built JavaScript in dist/ is larger than Grafana's users should have to load. */
import { existsSync } from 'node:fs';
import { inProject } from './projectRoot';
import { exceeded, measure, sizeTable } from './size/budget';

function main(): void {
  const dist = inProject('dist');
  if (!existsSync(dist)) {
    console.error('There is no dist/: run npm run build first.');
    process.exitCode = 1;
    return;
  }
  const sizes = measure(dist);
  console.log(sizeTable(sizes));
  const complaints = exceeded(sizes);
  complaints.forEach((complaint) => console.error(complaint));
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

main();
