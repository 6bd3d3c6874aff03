import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Compressed sizes in bytes of the JavaScript of a build. */
export interface Sizes {
  files: Array<{ name: string; bytes: number }>;
  total: number;
}

/** Grafana loads module.js at its own start for every user (1 kB = 1000 bytes, gzip). */
export const entryBudget = 15_000;

/** All JavaScript together, chunks that a page loads when it is opened included. */
export const totalBudget = 300_000;

/** Sizes of every JavaScript file in a folder as a browser receives them, largest first. */
export function measure(folder: string): Sizes {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name));
  return { files, total: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** One sentence per exceeded budget. */
export function exceeded({ files, total }: Sizes): string[] {
  const entry = files.find(({ name }) => name === 'module.js');
  if (!entry) {
    return ['There is no module.js: the build is not complete.'];
  }
  return [
    ...(entry.bytes > entryBudget
      ? [
          `module.js is ${entry.bytes} bytes, ${entry.bytes - entryBudget} more than allowed: import lazily what it pulls in.`,
        ]
      : []),
    ...(total > totalBudget
      ? [`All JavaScript is ${total} bytes, ${total - totalBudget} more than allowed: see which file grew.`]
      : []),
  ];
}

/** The table for people, in kB with one decimal. */
export function sizeTable({ files, total }: Sizes): string {
  const rows = [
    ...files.map(({ name, bytes }) => ({ name, bytes, budget: name === 'module.js' ? entryBudget : undefined })),
    { name: 'all JavaScript', bytes: total, budget: totalBudget },
  ];
  const width = Math.max(...rows.map(({ name }) => name.length));
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return rows
    .map(({ name, bytes, budget }) =>
      [name.padEnd(width), kilobytes(bytes).padStart(10), budget ? `of ${kilobytes(budget)}` : ''].join('  ').trimEnd()
    )
    .join('\n');
}
