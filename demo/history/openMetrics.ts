import { closeSync, openSync, writeSync } from 'node:fs';

import { type Fleet } from '../fleet/fleet';
import { seriesText } from '../fleet/sample';
import { scrapeAll, type Selection } from '../fleet/targets';

/** Characters that are collected before they are written. */
const chunk = 1 << 16;

/**
 * Writes what scrapes would have found, in OpenMetrics.
 * @param scrapeAt what is kept of a scrape, and the seconds until the next one
 * @returns the number of samples
 */
export function writeOpenMetrics(
  path: string,
  fleet: Fleet,
  { from, until }: { from: number; until: number },
  scrapeAt: (seconds: number) => { wanted: Selection; step: number }
): number {
  const file = openSync(path, 'w');
  let samples = 0;
  let text = '';
  try {
    for (let seconds = from, next: number; seconds < until; seconds = next) {
      const { wanted, step } = scrapeAt(seconds);
      next = seconds + step;
      fleet.advanceTo(seconds);
      for (const { name, labels, value } of scrapeAll(fleet.targets(), wanted)) {
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
