import { type Signal } from '../signals/signal';
import { type Settings } from './schema';

/** How many clusters have something of their own for a signal. */
export function clustersApart({ id }: Signal, { sources }: Settings): number {
  return sources.flatMap(({ clusters }) => Object.values(clusters)).filter(({ signals }) => signals?.[id] !== undefined)
    .length;
}
