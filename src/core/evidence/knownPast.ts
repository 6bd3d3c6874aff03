import { timeOf, type SampleGrid } from '../backtest/sampleGrid';
import { type Evidence } from './evidence';

/** How much of the past that was asked for is known, and whether there is none before. */
export interface KnownPast {
  /** `7 days`, `2 hours (there is no older data)`. */
  words: string;
  /** The data begin clearly later than the range. */
  isShort: boolean;
}

const minutesOfAnHour = 60;
const minutesOfADay = 24 * minutesOfAnHour;

/** When the first value was, in Unix milliseconds; undefined where there is none. */
export function dataBegins(grid: SampleGrid): number | undefined {
  const first = Math.min(
    ...grid.rows.map(({ values }) => values.findIndex((value) => !Number.isNaN(value))).filter((index) => index >= 0)
  );
  return Number.isFinite(first) ? timeOf(grid, first) : undefined;
}

/** What “in the last …” may say: not more than there is data about. */
export function knownPast({ range, dataFrom }: Pick<Evidence, 'range' | 'dataFrom'>): KnownPast {
  const asked = longWords(range.hours * minutesOfAnHour);
  if (dataFrom === undefined) {
    return { words: `${asked} (there is no data)`, isShort: true };
  }
  const known = longWords((range.to - dataFrom) / 60_000);
  // Longer steps begin a bit later than the range, which rounds away.
  return known === asked
    ? { words: asked, isShort: false }
    : { words: `${known} (there is no older data)`, isShort: true };
}

/** One unit, rounded: `20 minutes`, `2 hours`, `24 hours`, `7 days`. */
function longWords(minutes: number): string {
  if (minutes < minutesOfAnHour) {
    return counted(Math.max(1, Math.round(minutes)), 'minute');
  }
  return minutes < 2 * minutesOfADay
    ? counted(Math.round(minutes / minutesOfAnHour), 'hour')
    : counted(Math.round(minutes / minutesOfADay), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
