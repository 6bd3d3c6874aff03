import { type FleetShape } from '../../src/core/signals/scenario';
import { busyByDay } from '../fleet/churn';
import { createFleet, type Fleet } from '../fleet/fleet';
import { scrapeAll } from '../fleet/targets';
import { keptInHistory } from './historyFamilies';

/** Seconds between two samples of the past. */
export const historyStep = 120;
const mostSamples = 6_000_000;
const hour = 3600;
const day = 24 * hour;

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
  const series = countSeries(shape);
  const fits = Math.floor((mostSamples / series) * (historyStep / hour)) * hour;
  const length = Math.min(wantedSeconds, Math.max(hour, fits));
  const until = Math.floor(now / historyStep) * historyStep;
  const plan = { startsAt: until - length, until, samples: Math.round((series * length) / historyStep) };
  return length < wantedSeconds
    ? {
        ...plan,
        shortened: `History is ${length / hour} hours instead of ${wantedSeconds / hour}: ${series} series would be more than six million samples.`,
      }
    : plan;
}

/** The demo’s fleet with its two past incidents, as of its beginning. */
export function fleetWithPast(shape: FleetShape, startsAt: number, until: number): Fleet {
  const fleet = createFleet(shape, { startsAt, busyness: busyByDay });
  const [first, second] = fleet.clusters;
  const incident = (
    cluster: typeof first,
    node: number,
    fault: 'rules-stale' | 'slow-sync',
    ago: number,
    length: number
  ) => {
    if (until - ago > startsAt + hour) {
      cluster?.nodes[node]?.suffer(fault, until - ago, until - ago + length);
    }
  };
  incident(first, 3, 'rules-stale', 2 * day, 35 * 60);
  incident(second, 2, 'slow-sync', 4 * day, 130 * 60);
  return fleet;
}

function countSeries(shape: FleetShape): number {
  const fleet = createFleet(shape);
  fleet.advanceTo(60);
  return scrapeAll(fleet.targets(), keptInHistory).length;
}
