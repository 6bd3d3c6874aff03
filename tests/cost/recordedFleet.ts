import { createFleet, type Fleet } from '../../demo/fleet/fleet';
import { type Sample, seriesText } from '../../demo/fleet/sample';
import { type Selection } from '../../demo/fleet/targets';
import { FileWriter } from './fileWriter';

export interface FleetSize {
  nodes: number;
  scrapeSeconds: number;
}

const minute = 60;
const day = 86_400;
/** The end of what is recorded: a day after the beginning of time, and some more. */
export const recordedUntil = 2 * day;
/** A graph of an hour whose first point looks back half an hour. */
const recordedSeconds = 95 * minute;

/** What is asked for longer than the rest: look-backs of a day, and restarts within an hour. */
const keptLonger = new Map([
  ['up', day + 10 * minute],
  ['process_start_time_seconds', 130 * minute],
]);

/** Every bucket and every family that the model of a kube-proxy 1.35 has. */
const everything: Selection = { family: () => true, buckets: () => true };

/**
 * Writes an hour and a half of one cluster, in OpenMetrics. Everything failed shortly on every node, so that counters
 * which are born with the first failure are there: a fleet that never failed would be cheaper.
 */
export function writeRecordedFleet(path: string, { nodes, scrapeSeconds }: FleetSize): void {
  const file = new FileWriter(path);
  const from = recordedUntil - recordedSeconds;
  const fleet = fleetThatFailed(nodes, from);
  fleet.advanceTo(from);
  for (const [family, seconds] of keptLonger) {
    // `up` comes with every scrape.
    const samples = fleet.samplesAt(from, everything).filter(({ name }) => name === family);
    for (let at = recordedUntil - seconds; at < from; at += scrapeSeconds) {
      samples.forEach((sample) => file.add(line(sample, at)));
    }
  }
  for (let at = from; at <= recordedUntil; at += scrapeSeconds) {
    fleet.samplesAt(at, everything).forEach((sample) => file.add(line(sample, at)));
  }
  file.add('# EOF\n');
  file.close();
}

function line({ name, labels, value }: Sample, at: number): string {
  return `${seriesText(name, labels)} ${value} ${at}\n`;
}

function fleetThatFailed(nodes: number, startsAt: number): Fleet {
  const names = Array.from({ length: nodes }, (_, index) => `node-${index}`);
  const fleet = createFleet({ clusters: { prod: { nodes: names } } }, { startsAt });
  // One after the other: without an API server there are no changes to fail with.
  (['rules-stale', 'partial-sync-failing', 'api-server-5xx', 'unauthorized'] as const).forEach((fault, index) => {
    for (const begin of [5, 76]) {
      const from = begin + 4 * index;
      fleet.cluster('prod').suffers(fault, { from: `${from}m`, until: `${from + 2}m` });
    }
  });
  return fleet;
}
