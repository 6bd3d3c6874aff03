import { type Change } from '../../core/plan/change';

const order = ['updated', 'added', 'removed', 'edited by hand', 'blocked', 'released', 'unchanged'] as const;

type Word = (typeof order)[number];

const words: Record<Change['kind'], Word> = {
  create: 'added',
  update: 'updated',
  delete: 'removed',
  edited: 'edited by hand',
  released: 'released',
  unchanged: 'unchanged',
};

/** What changes come to, in a few words: `2 updated, 1 blocked, 18 unchanged`. */
export function changeCounts(changes: readonly Change[]): string {
  const said = changes.map(({ kind, blocked }) => (blocked === undefined ? words[kind] : 'blocked'));
  return order
    .map((word) => [said.filter((other) => other === word).length, word] as const)
    .flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]))
    .join(', ');
}
