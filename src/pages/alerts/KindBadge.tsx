import { type ComponentProps } from 'react';

import { StateBadge } from '../../components/StateBadge';
import { type Change, type ChangeKind } from '../../core/plan/change';
import { kindWords } from '../../core/plan/words';

const looks: Record<ChangeKind, Omit<ComponentProps<typeof StateBadge>, 'text'>> = {
  create: { icon: 'plus', color: 'blue' },
  update: { icon: 'sync', color: 'blue' },
  delete: { icon: 'trash-alt', color: 'orange' },
  edited: { icon: 'user', color: 'purple' },
  released: { icon: 'unlock', color: 'none' },
  unchanged: { icon: 'check', color: 'none' },
};

/** What happens to an object, by icon and word. */
export function KindBadge({ change: { kind, blocked } }: { change: Change }) {
  return blocked === undefined ? (
    <StateBadge text={kindWords[kind]} {...looks[kind]} />
  ) : (
    <StateBadge text={`blocked (${kindWords[kind]})`} icon="lock" color="none" />
  );
}
