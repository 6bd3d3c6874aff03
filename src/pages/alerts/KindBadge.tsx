import { type ComponentProps } from 'react';

import { StateBadge } from '../../components/StateBadge';
import { type Change } from '../../core/plan/change';

const looks: Record<Change['kind'], ComponentProps<typeof StateBadge>> = {
  create: { text: 'added', icon: 'plus', color: 'blue' },
  update: { text: 'updated', icon: 'sync', color: 'blue' },
  delete: { text: 'removed', icon: 'trash-alt', color: 'orange' },
  edited: { text: 'edited by hand', icon: 'user', color: 'purple' },
  released: { text: 'released', icon: 'unlock', color: 'none' },
  unchanged: { text: 'unchanged', icon: 'check', color: 'none' },
};

/** What happens to an object, by icon and word. */
export function KindBadge({ change: { kind, blocked } }: { change: Change }) {
  return blocked === undefined ? (
    <StateBadge {...looks[kind]} />
  ) : (
    <StateBadge text={`blocked (${looks[kind].text})`} icon="lock" color="none" />
  );
}
