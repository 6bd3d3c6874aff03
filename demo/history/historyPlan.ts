import { type FaultId, type FleetShape } from '../../src/core/signals/scenario';
import { busyByDay } from '../fleet/churn';
import { createFleet, type Fleet } from '../fleet/fleet';
import { scrapeAll, type Selection } from '../fleet/targets';
import { keptInHistory, keptOfLastDay } from './historyFamilies';

/** Seconds between two samples of the past. */
export const historyStep = 120;
/**
 * The same for the last hours, which are looked at most. Not above what a change may wait before its rules count as
 * stale: a sample would be compared with itself, and the moment between queueing and syncing look like staleness.
 */
const recentStep = 60;
const mostSamples = 6_000_000;
const hour = 3600;
const day = 24 * hour;
const recent = 6 * hour;

/** Seconds from a sample to the next one, in a past that was planned to end at `until`. */
export function stepAt(seconds: number, until: number): number {
  return seconds >= until - recent ? recentStep : historyStep;
}

/** How much of the past is written, and when it begins. */
export interface HistoryPlan {
  startsAt: number;
  until: number;
  samples: number;
  /** Said when the past is shorter than asked for. */
  shortened?: string;
}

/** As much of the wanted past as fits into six million samples, in whole hours. */
export function planHistory(shape: FleetShape, wantedSeconds: number, now: number): HistoryPlan {
  const [series, ofLastDay] = [countSeries(shape, keptInHistory), countSeries(shape, keptOfLastDay)];
  const samplesOf = (length: number) => {
    const detailed = Math.min(length, day);
    const between = ofLastDay * Math.min(length, recent) * (1 / recentStep - 1 / historyStep);
    return Math.round((ofLastDay * detailed + series * (length - detailed)) / historyStep + between);
  };
  const most = Math.floor(wantedSeconds / hour);
  const hours = Array.from({ length: most }, (_, index) => most - index);
  const length = (hours.find((each) => samplesOf(each * hour) <= mostSamples) ?? 1) * hour;
  const until = Math.floor(now / historyStep) * historyStep;
  const plan = { startsAt: until - length, until, samples: samplesOf(length) };
  return length < wantedSeconds
    ? {
        ...plan,
        shortened: `History is ${length / hour} hours instead of ${wantedSeconds / hour}: ${ofLastDay} series would be more than six million samples.`,
      }
    : plan;
}

/** Something that went wrong in the fleet's past. */
export interface PastIncident {
  cluster: string;
  node: string;
  fault: FaultId;
  from: number;
  until: number;
}

/** Stale rules two days ago and slow syncs four days ago, as far as history goes back. */
export function pastIncidents(shape: FleetShape, startsAt: number, until: number): PastIncident[] {
  const [first, second] = Object.entries(shape.clusters ?? {});
  const incidents = [
    { place: first, position: 3, fault: 'rules-stale', ago: 2 * day, lasted: 35 * 60 },
    { place: second, position: 2, fault: 'slow-sync', ago: 4 * day, lasted: 130 * 60 },
  ] as const;
  return incidents.flatMap(({ place: [cluster, { nodes }] = ['', { nodes: [] }], position, fault, ago, lasted }) => {
    const node = nodes[position];
    const from = until - ago;
    return node !== undefined && from > startsAt + hour ? [{ cluster, node, fault, from, until: from + lasted }] : [];
  });
}

/** The demo’s fleet with its past incidents, as of its beginning. */
export function fleetWithPast(shape: FleetShape, startsAt: number, until: number): Fleet {
  const fleet = createFleet(shape, { startsAt, busyness: busyByDay });
  for (const { cluster, node, fault, ...period } of pastIncidents(shape, startsAt, until)) {
    fleet.findNode(node, cluster).suffer(fault, period.from, period.until);
  }
  return fleet;
}

/** Counted on two nodes of each cluster: every node has as many. */
function countSeries(shape: FleetShape, wanted: Selection): number {
  return Object.entries(shape.clusters ?? {}).reduce((total, [name, cluster]) => {
    const nodes = cluster.nodes.slice(0, 2);
    const fleet = createFleet({ clusters: { [name]: { ...cluster, nodes } } });
    fleet.advanceTo(0);
    const series = scrapeAll(fleet.targets(), wanted).length;
    return total + Math.ceil((series / nodes.length) * cluster.nodes.length);
  }, 0);
}
