import { apiServerErrors } from './controlPlane/apiServerErrors';
import { neverSynced } from './programming/neverSynced';
import { rulesStale } from './programming/rulesStale';
import { syncSlow } from './programming/syncSlow';
import { coverageBelowExpected } from './reachability/coverageBelowExpected';
import { down } from './reachability/down';
import { instanceDown } from './reachability/instanceDown';
import { metricsMissing } from './reachability/metricsMissing';
import { signalIds, type Signal, type SignalId } from './signal';

const byId: Record<SignalId, Signal> = {
  'metrics-missing': metricsMissing,
  down,
  'instance-down': instanceDown,
  'coverage-below-expected': coverageBelowExpected,
  'rules-stale': rulesStale,
  'never-synced': neverSynced,
  'sync-slow': syncSlow,
  'api-server-errors': apiServerErrors,
};

/** Every signal, causes before symptoms. */
export const catalogue: readonly Signal[] = signalIds.map((id) => byId[id]);

export function signalById(id: SignalId): Signal {
  return byId[id];
}

export function isSignalId(id: string): id is SignalId {
  return Object.hasOwn(byId, id);
}
