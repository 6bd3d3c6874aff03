import { apiServerRequests } from '../../../src/core/metrics/apiServer';
import { kubeletNodeName } from '../../../src/core/metrics/kubelet';
import { agentOn, always, target } from './series';

/** A second kube-proxy of the cluster. */
export const second = target({ host: 2 });

/** The series of a target's requests that end so. */
export const requests = (code: string, labels = target()) => `${apiServerRequests.name}{${labels},code="${code}"}`;

/** A target whose process runs every component of its node. */
export const runsKubelet = (labels: string) => ({ [`${kubeletNodeName.name}{${labels},node="a1"}`]: always(1) });

/** Agents that scrape the loopback address of their own node. */
export const agents = [agentOn('a1'), agentOn('a2')] as const;

/** Not an outage of three minutes, which may come back at once. */
export const inTwoOfThreeMinutes: Array<Record<number, number>> = [
  { 4: 9, 3: 9 },
  { 5: 9, 3: 9 },
  { 5: 9, 4: 9 },
  { 6: 6, 5: 6, 4: 6 },
  { 9: 6, 4: 9, 3: 9 },
];

export const twoOfThree = (grew: Record<number, number>) =>
  `some failed in two of three minutes only: ${Object.keys(grew).join(', ')} minutes ago`;
