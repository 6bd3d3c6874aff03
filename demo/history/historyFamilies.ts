import { apiServerRequestDuration } from '../../src/core/metrics/apiServer';
import { iptablesRulesWritten } from '../../src/core/metrics/dataplane';
import { seriesOf } from '../../src/core/metrics/family';
import { healthzAnswers } from '../../src/core/metrics/health';
import { networkProgramming, syncDuration } from '../../src/core/metrics/programming';
import { buildInfo } from '../../src/core/metrics/selfDescription';
import { catalogue } from '../../src/core/signals/catalogue';
import { type Selection } from '../fleet/targets';

/** What a threshold is compared with; of network programming a week would be half of all samples. */
const ofThresholds = catalogue
  .filter(({ isOffByDefault, parameters }) => isOffByDefault !== true && parameters.length > 0)
  .flatMap(({ requires }) => requires.families)
  .filter((family) => family !== networkProgramming);

/** Versions besides, for the story of an upgrade. */
const ofWeek = new Set([...ofThresholds, buildInfo].flatMap(seriesOf));

/** Enough buckets to tell a usual sync from a slow one. */
const bounds = new Set([0.064, 0.128, 0.256, 1.024, 2.048, 4.096, 8.192, 16.384, Infinity]);

/** Thresholds are compared with means; the buckets of a week are for graphs. */
const boundsOfWeek = new Set([0.064, 0.256, 1.024, 4.096, 8.192, 16.384, Infinity]);

/** The series that are worth seven days: what most signals read. */
export const keptInHistory: Selection = {
  family: (name) => name.startsWith('kube_') || ofWeek.has(name),
  buckets: (family, bound) => family === syncDuration.name && boundsOfWeek.has(bound),
};

/** Nothing of the demo’s dashboards reads these. */
const neverDrawn = new Set([healthzAnswers.name, iptablesRulesWritten.name]);

/** Rules and panels choose from these. A bound that is missing in the past looks like changes that were all slower. */
const programmingBounds = new Set([0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300, Infinity]);
const requestBounds = new Set([0.005, 0.025, 0.1, 0.25, 1, 8, 60, Infinity]);

/** Everything that the dashboards draw: for their six hours, not for the week of a threshold’s preview. */
export const keptOfLastDay: Selection = {
  family: (name) => !neverDrawn.has(name),
  buckets: (family, bound) =>
    family === networkProgramming.name
      ? programmingBounds.has(bound)
      : family === apiServerRequestDuration.name
        ? requestBounds.has(bound)
        : bounds.has(bound),
};
