/**
 * Makes fixtures/ from recorded /metrics answers of real kube-proxies: what alerts may read, nothing else.
 *   npx tsx tests/rules/captures/cutCaptures.ts <folder with one folder per version and mode>
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { networkProgramming } from '../../../src/core/metrics/programming';
import { signalById } from '../../../src/core/signals/catalogue';

const readFamilies =
  /^(kubeproxy_|process_start_time_seconds|kubernetes_build_info|rest_client_requests_total|rest_client_request_duration_seconds)/;

/** Of buckets only these are read, whatever is set: the bounds that may be chosen. */
const bounds = signalById('network-programming-slow').parameters.flatMap(({ allowed = [] }) => allowed);

function cut(captures: string): void {
  for (const folder of readdirSync(captures).filter((name) => /^\d+\.\d+\.\d+-/.test(name))) {
    mkdirSync(join(__dirname, 'fixtures', folder), { recursive: true });
    for (const file of readdirSync(join(captures, folder)).filter((name) => name.endsWith('.prom'))) {
      const lines = readFileSync(join(captures, folder, file), 'utf8')
        .split('\n')
        .filter(isRead);
      writeFileSync(join(__dirname, 'fixtures', folder, file), `${lines.join('\n')}\n`);
    }
  }
}

function isRead(line: string): boolean {
  const [, name = '', le] = /^(\w+)(?:\{.*?(?:le="([^"]+)")?\})? /.exec(line) ?? [];
  return name.endsWith('_bucket')
    ? name === `${networkProgramming.name}_bucket` && bounds.includes(Number(le))
    : readFamilies.test(name);
}

const [captures] = process.argv.slice(2);
if (captures === undefined) {
  console.error('Usage: npx tsx tests/rules/captures/cutCaptures.ts <folder with recorded answers>');
  process.exitCode = 2;
} else {
  cut(captures);
}
