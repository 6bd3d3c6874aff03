import { apiServerRequestDuration, apiServerRequests } from '../metrics/apiServer';
import { modesWith, sinceWith } from '../metrics/exposure';
import { isSoonThere, type Family } from '../metrics/family';
import { daemonSetDesired, nodeInfo } from '../metrics/kubeStateMetrics';
import { kubeletNodeName } from '../metrics/kubelet';
import { lastQueued, syncDuration } from '../metrics/programming';
import { up } from '../metrics/process';
import { buildInfo } from '../metrics/selfDescription';
import { type Signal } from '../signals/signal';
import { type Here, namesOf } from './here';

/**
 * Why a signal cannot fire in a cluster, as a sentence that says what to do where something can be done; undefined
 * where it can. Failure counters are born with the first failure, so their absence alone is no reason.
 */
export function whyNotHere(signal: Signal, here: Here): string | undefined {
  // It is about what is not there.
  if (signal.isCanary === true) {
    return undefined;
  }
  return (
    otherMode(signal, here) ??
    olderVersion(signal, here) ??
    sharedProcess(signal, here) ??
    nodesUnknown(signal, here) ??
    notKept(signal, here) ??
    otherForm(signal, here)
  );
}

/** Reasons of a signal over clusters, each once with the clusters that it holds for, in their order. */
export function whereNot(
  signal: Signal,
  clusters: ReadonlyMap<string, Here>
): Array<{ reason: string; clusters: string[] }> {
  const byReason = new Map<string, string[]>();
  for (const [cluster, here] of clusters) {
    const reason = whyNotHere(signal, here);
    if (reason !== undefined) {
      byReason.set(reason, [...(byReason.get(reason) ?? []), cluster]);
    }
  }
  return [...byReason].map(([reason, ofReason]) => ({ reason, clusters: ofReason }));
}

function otherMode({ requires: { families, modes = modesWith(families) } }: Signal, here: Here): string | undefined {
  return modes === undefined || here.modes.length === 0 || here.modes.some((mode) => modes.includes(mode))
    ? undefined
    : `Only for ${listed(modes, 'or')} mode; kube-proxy runs in ${listed(here.modes, 'and')} mode here.`;
}

function olderVersion(
  { requires: { families, since = sinceWith(families) } }: Signal,
  { versions }: Here
): string | undefined {
  return since === undefined || versions.length === 0 || versions.some((version) => isSince(version, since))
    ? undefined
    : `Needs Kubernetes ${since} or later; kube-proxy is ${listed([...versions].sort(), 'and')} here.`;
}

/** On k3s and the like every component's requests are counted together, on every target. */
function sharedProcess({ requires: { families } }: Signal, here: Here): string | undefined {
  const isAboutRequests = families.some(
    (family) => family === apiServerRequests || family === apiServerRequestDuration
  );
  return isAboutRequests && has(here, kubeletNodeName)
    ? 'One process runs every component of a node here, as on k3s: its requests to the API server are not only kube-proxy’s, so they tell nothing about kube-proxy.'
    : undefined;
}

function nodesUnknown({ requires: { kubeStateMetrics }, scope }: Signal, here: Here): string | undefined {
  if (kubeStateMetrics !== true) {
    return undefined;
  }
  if (here.expectedNodes === 'discovered') {
    return 'As many kube-proxies are expected as Prometheus finds, so none is ever missing: choose another node count.';
  }
  if (scope === 'node') {
    return has(here, nodeInfo)
      ? undefined
      : `Needs kube-state-metrics: without ${nodeInfo.name} nobody knows which nodes there are.`;
  }
  const told = { auto: [daemonSetDesired, nodeInfo], daemonset: [daemonSetDesired], nodes: [nodeInfo], fixed: [] };
  const counts: readonly Family[] = told[here.expectedNodes];
  return counts.length === 0 || counts.some((family) => has(here, family))
    ? undefined
    : `Needs kube-state-metrics to know how many nodes there should be (${listed(names(counts), 'or')}), or a number that is entered under node count.`;
}

/** A list of metrics to keep, as Azure's minimal ingestion has one, drops what the signal reads. */
function notKept({ requires: { families, kubeStateMetrics } }: Signal, here: Here): string | undefined {
  const read = families.filter(
    (family) => family !== up && (kubeStateMetrics !== true || !family.name.startsWith('kube_'))
  );
  const missing = read.filter((family) => !has(here, family));
  const certain = missing.filter(
    (family) => isSoonThere(family) && (isOfModes(family, here) || missing.length === read.length)
  );
  if (certain.length > 0) {
    return `Prometheus has no ${listed(names(certain), 'and no')} of kube-proxy here: add what is missing to the list of metrics to keep.`;
  }
  const isFiltered = !has(here, lastQueued) && (has(here, syncDuration) || has(here, buildInfo));
  return isFiltered && missing.length === read.length && read.length > 0
    ? `Prometheus keeps only a list of kube-proxy’s metrics here (${lastQueued.name} is missing, which every kube-proxy has): make sure that ${listed(names(missing), 'and')} is on it.`
    : undefined;
}

/** Whether a histogram is there can be told in any form, how long things took only in the form that is read. */
function otherForm({ golden, requires: { families } }: Signal, here: Here): string | undefined {
  const { series, histograms: read = 'classic' } = here;
  const isUnread = ({ name, type }: Family) => {
    const [hasClassic, hasNative] = [series.has(`${name}_count`), series.has(name)];
    return type === 'histogram' && (read === 'classic' ? hasNative && !hasClassic : hasClassic && !hasNative);
  };
  const other = read === 'classic' ? 'native' : 'classic';
  return golden === 'latency' && read !== 'both' && families.some(isUnread)
    ? `Prometheus has only ${other} histograms here, and rules read ${read} ones: choose ${other} or both in the settings of the data source.`
    : undefined;
}

function has({ series }: Here, family: Family): boolean {
  return namesOf(family).some((name) => series.has(name));
}

/** False where only another mode has the family, or where nobody knows the mode. */
function isOfModes({ modes }: Family, here: Here): boolean {
  return modes === undefined || here.modes.some((mode) => modes.includes(mode));
}

function isSince(version: string, since: string): boolean {
  const [major = 0, minor = 0] = numbersOf(version);
  const [sinceMajor = 0, sinceMinor = 0] = numbersOf(since);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

function numbersOf(version: string): number[] {
  return [...version.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

function names(families: readonly Family[]): string[] {
  return families.map(({ name }) => name);
}

function listed(items: readonly string[], word: 'and' | 'or' | 'and no'): string {
  const [last = '', ...others] = [...items].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${word} ${last}`;
}
