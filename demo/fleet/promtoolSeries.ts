import { durationSeconds } from '../../src/core/promql/duration';
import { type Scenario } from '../../src/core/signals/scenario';
import { createFleet } from './fleet';
import { seriesText } from './sample';
import { readBySignals } from './signalFamilies';
import { type Selection } from './targets';

/** `input_series` of a promtool rule test. */
export interface PromtoolInput {
  interval: string;
  series: Array<{ series: string; values: string }>;
}

const defaultLength = '3h';
const defaultInterval = '1m';

/**
 * Runs a scenario and writes down what Prometheus would have scraped. A series that a scrape no longer finds
 * gets a `stale` marker, as Prometheus does, so that its last value does not live on for five minutes. `up` is always there.
 * @param isRead leaves out families that the tested rules do not read, for speed; by default all that signals read
 * @param selection what is scraped at all
 * @throws RangeError when the scenario names unknown clusters, nodes or times
 */
export function promtoolInputSeries(
  scenario: Scenario,
  isRead: (family: string) => boolean = () => true,
  selection: Selection = readBySignals
): PromtoolInput {
  const shape = scenario.shape ?? {};
  const interval = shape.scrapeInterval ?? defaultInterval;
  const step = durationSeconds(interval);
  const length = durationSeconds(shape.length ?? defaultLength);
  if (!step || !length) {
    throw new RangeError(`“${scenario.title}”: length and scrapeInterval are durations such as 3h and 1m`);
  }
  const fleet = createFleet(shape);
  scenario.story(fleet);
  const wanted: Selection = {
    family: (name) => selection.family(name) && isRead(name),
    buckets: (family, bound) => isRead(`${family}_bucket`) && selection.buckets(family, bound),
  };
  const scrapes = Math.floor(length / step) + 1;
  const found = new Map<string, Array<number | undefined>>();
  for (let scrape = 0; scrape < scrapes; scrape++) {
    for (const { name, labels, value } of fleet.samplesAt(scrape * step, wanted)) {
      const series = seriesText(name, labels);
      const values = found.get(series) ?? [];
      values[scrape] = value;
      found.set(series, values);
    }
  }
  return {
    interval,
    series: [...found].map(([series, values]) => ({ series, values: compactValues(values, scrapes) })),
  };
}

/** Values in promtool's notation: `_` where a scrape found nothing, `stale` where it stopped finding something. */
export function compactValues(values: ReadonlyArray<number | undefined>, length: number): string {
  const runs: Array<{ token: string; times: number }> = [];
  let before: number | undefined;
  for (let index = 0; index < length; index++) {
    const value = values[index];
    const token = value !== undefined ? decimal(value) : before !== undefined ? 'stale' : '_';
    const last = runs.at(-1);
    if (last?.token === token && token !== 'stale') {
      last.times++;
    } else {
      runs.push({ token, times: 1 });
    }
    before = value;
  }
  return runs.map(({ token, times }) => repeated(token, times)).join(' ');
}

function repeated(token: string, times: number): string {
  if (times === 1) {
    return token;
  }
  return token === '_' ? `_x${times}` : `${token}+0x${times - 1}`;
}

/** Milliseconds are the finest that matters, and promtool reads no exponents. */
function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
