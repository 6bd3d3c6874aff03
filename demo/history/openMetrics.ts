import { closeSync, openSync, writeSync } from 'node:fs';

import { type Fleet } from '../fleet/fleet';
import { seriesText } from '../fleet/sample';
import { scrapeAll, type Selection } from '../fleet/targets';

/** Characters that are collected before they are written. */
const chunk = 1 << 16;

/**
 * Writes what a scrape every `step` seconds would have found, in OpenMetrics.
 * @returns the number of samples
 */
export function writeOpenMetrics(
  path: string,
  fleet: Fleet,
  { from, until, step }: { from: number; until: number; step: number },
  wantedAt: (seconds: number) => Selection
): number {
  const file = openSync(path, 'w');
  let samples = 0;
  let text = '';
  try {
    for (let seconds = from; seconds < until; seconds += step) {
      fleet.advanceTo(seconds);
      for (const { name, labels, value } of scrapeAll(fleet.targets(), wantedAt(seconds))) {
        text += `${seriesText(name, labels)} ${value} ${seconds}\n`;
        samples++;
        if (text.length > chunk) {
          writeSync(file, text);
          text = '';
        }
      }
    }
    writeSync(file, `${text}# EOF\n`);
  } finally {
    closeSync(file);
  }
  return samples;
}
