import { apiServerErrors } from './controlPlane/apiServerErrors';
import { apiServerSlow } from './controlPlane/apiServerSlow';
import { apiServerUnauthorized } from './controlPlane/apiServerUnauthorized';
import { apiServerUnusable } from './controlPlane/apiServerUnusable';
import { conntrackInvalidDrops } from './dataplane/conntrackInvalidDrops';
import { localhostNodePort } from './dataplane/localhostNodePort';
import { noLocalEndpoints } from './dataplane/noLocalEndpoints';
import { windowsLoadBalancer } from './dataplane/windowsLoadBalancer';
import { ipvsModeDeprecated } from './lifecycle/ipvsModeDeprecated';
import { mixedModes } from './lifecycle/mixedModes';
import { restarting } from './lifecycle/restarting';
import { versionSkew } from './lifecycle/versionSkew';
import { livezFailing } from './programming/livezFailing';
import { networkProgrammingSlow } from './programming/networkProgrammingSlow';
import { neverSynced } from './programming/neverSynced';
import { partialSyncFailing } from './programming/partialSyncFailing';
import { rulesStale } from './programming/rulesStale';
import { syncFailing } from './programming/syncFailing';
import { syncSlow } from './programming/syncSlow';
import { coverageBelowExpected } from './reachability/coverageBelowExpected';
import { down } from './reachability/down';
import { instanceDown } from './reachability/instanceDown';
import { instanceMetricsMissing } from './reachability/instanceMetricsMissing';
import { manyInstancesDown } from './reachability/manyInstancesDown';
import { metricsMissing } from './reachability/metricsMissing';
import { nodeNotCovered } from './reachability/nodeNotCovered';
import { signalIds, type Signal, type SignalId } from './signal';

const byId: Record<SignalId, Signal> = {
  'metrics-missing': metricsMissing,
  'instance-metrics-missing': instanceMetricsMissing,
  down,
  'many-instances-down': manyInstancesDown,
  'instance-down': instanceDown,
  'node-not-covered': nodeNotCovered,
  'coverage-below-expected': coverageBelowExpected,
  'rules-stale': rulesStale,
  'never-synced': neverSynced,
  'sync-failing': syncFailing,
  'partial-sync-failing': partialSyncFailing,
  'sync-slow': syncSlow,
  'network-programming-slow': networkProgrammingSlow,
  'livez-failing': livezFailing,
  'api-server-unusable': apiServerUnusable,
  'api-server-errors': apiServerErrors,
  'api-server-unauthorized': apiServerUnauthorized,
  'api-server-slow': apiServerSlow,
  restarting,
  'version-skew': versionSkew,
  'mixed-modes': mixedModes,
  'ipvs-mode-deprecated': ipvsModeDeprecated,
  'no-local-endpoints': noLocalEndpoints,
  'conntrack-invalid-drops': conntrackInvalidDrops,
  'windows-load-balancer': windowsLoadBalancer,
  'localhost-node-port': localhostNodePort,
};

/** Every signal, causes before symptoms. */
export const catalogue: readonly Signal[] = signalIds.map((id) => byId[id]);

export function signalById(id: SignalId): Signal {
  return byId[id];
}

export function isSignalId(id: string): id is SignalId {
  return Object.hasOwn(byId, id);
}
