import * as apiServer from './apiServer';
import * as apiServerClient from './apiServerClient';
import * as dataplane from './dataplane';
import { type Family } from './family';
import * as health from './health';
import * as kubelet from './kubelet';
import * as kubeStateMetrics from './kubeStateMetrics';
import * as informers from './informers';
import * as processFamilies from './process';
import * as programming from './programming';
import * as removed from './removed';
import * as selfDescription from './selfDescription';
import * as syncFailures from './syncFailures';

/** Families on kube-proxy's own `/metrics`, by what they tell. */
export const kubeProxyFamilies = {
  'Programming rules': Object.values(programming),
  'Failed syncs': Object.values(syncFailures),
  'Rules and connections': Object.values(dataplane),
  'Health checks': Object.values(health),
  'Requests to the API server': Object.values(apiServer),
  'The API client itself': Object.values(apiServerClient),
  'The process': Object.values(processFamilies),
  'What it knows of the cluster': Object.values(informers),
  'What the process says of itself': Object.values(selfDescription),
  'No longer there': Object.values(removed),
} as const satisfies Record<string, readonly Family[]>;

/** Every family that the product knows, those of kube-state-metrics and the kubelet included. */
export const families: readonly Family[] = [
  ...Object.values(kubeProxyFamilies).flat(),
  ...Object.values(kubeStateMetrics),
  ...Object.values(kubelet),
];
