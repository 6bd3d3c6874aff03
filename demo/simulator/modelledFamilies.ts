import {
  apiServerRateLimiter,
  apiServerRequestDuration,
  apiServerRequests,
  apiServerRetries,
} from '../../src/core/metrics/apiServer';
import { goroutines, processCpu, processMemory, processStart } from '../../src/core/metrics/process';
import { buildInfo } from '../../src/core/metrics/selfDescription';

const modelledElsewhere = new Set(
  [
    apiServerRateLimiter,
    apiServerRequestDuration,
    apiServerRequests,
    apiServerRetries,
    buildInfo,
    goroutines,
    processCpu,
    processMemory,
    processStart,
  ].map(({ name }) => name)
);

/** Whether the fleet model makes the family’s series; all others are answered as recorded. */
export function isModelled(family: string): boolean {
  return modelledElsewhere.has(family) || family.startsWith('kubeproxy_');
}

/** Families that only show up after a failure and that were never recorded: a live page leaves them out. */
export function isOfFault(family: string): boolean {
  return family.includes('_winkernel_') || family.includes('_nftables_localhost_nodeport_');
}
