import * as apiServer from './apiServer';
import { type Family } from './family';
import * as kubeStateMetrics from './kubeStateMetrics';
import * as processFamilies from './process';
import * as programming from './programming';

/** Every family that the product reads. */
export const families: readonly Family[] = [programming, apiServer, processFamilies, kubeStateMetrics].flatMap(
  (group) => Object.values(group)
);
