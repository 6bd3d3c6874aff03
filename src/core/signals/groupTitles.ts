import { type Signal } from './signal';

/** What groups of signals are called. */
export const groupTitles: Record<Signal['group'], string> = {
  reachability: 'Reachability',
  programming: 'Programming rules',
  'control-plane': 'Control plane',
  lifecycle: 'Lifecycle',
  dataplane: 'Data plane',
};
