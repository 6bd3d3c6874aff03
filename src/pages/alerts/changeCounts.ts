import { type Change } from '../../core/plan/change';
import { kindWords } from '../../core/plan/words';

const order = ['update', 'create', 'delete', 'edited', 'blocked', 'released', 'unchanged'] as const;

/** What changes come to, in a few words: `2 updated, 1 blocked, 18 unchanged`. */
export function changeCounts(changes: readonly Change[]): string {
  const kinds = changes.map(({ kind, blocked }) => (blocked === undefined ? kind : 'blocked'));
  return order
    .map((kind) => [kinds.filter((other) => other === kind).length, kind] as const)
    .flatMap(([count, kind]) => (count === 0 ? [] : [`${count} ${kind === 'blocked' ? kind : kindWords[kind]}`]))
    .join(', ');
}
