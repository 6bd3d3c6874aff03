/**
 * Compiles alert rules and dashboards from the command line.
 *
 *   npm run --silent export -- prometheus-rules --settings settings.yaml --out kube-proxy.rules.yaml
 *   npm run --silent export -- --help
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runExport } from './export/runExport';

process.exitCode = runExport(process.argv.slice(2), {
  read: (path) => readFileSync(path, 'utf8'),
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  },
  output: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(`${text}\n`),
});
