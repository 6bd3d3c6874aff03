import { type ClusterSettings, type Source } from './schema';

/** What the user says about a cluster: nothing, that it must be there, or that it has no kube-proxy. */
export type Stance = 'automatic' | 'expected' | 'no kube-proxy';

export function stanceOf(own: ClusterSettings | undefined): Stance {
  if (own === undefined) {
    return 'automatic';
  }
  return own.kubeProxy ? (own.expectedByName === false ? 'automatic' : 'expected') : 'no kube-proxy';
}

/** True when the user said that the cluster must be there, so that it is missed for as long as it is gone. */
export function isExpectedByName({ clusters }: Source, cluster: string): boolean {
  return stanceOf(clusters[cluster]) === 'expected';
}
