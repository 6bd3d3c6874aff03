import { Badge, type BadgeColor, type IconName } from '@grafana/ui';

import { type Change } from '../../core/plan/change';

const looks: Record<Change['kind'], { text: string; icon: IconName; color: BadgeColor }> = {
  create: { text: 'added', icon: 'plus', color: 'blue' },
  update: { text: 'updated', icon: 'sync', color: 'blue' },
  delete: { text: 'removed', icon: 'trash-alt', color: 'orange' },
  edited: { text: 'edited by hand', icon: 'user', color: 'purple' },
  unchanged: { text: 'unchanged', icon: 'check', color: 'darkgrey' },
};

/** What happens to an object, by icon and word. */
export function KindBadge({ change: { kind, blocked } }: { change: Change }) {
  return blocked === undefined ? (
    <Badge {...looks[kind]} />
  ) : (
    <Badge text={`blocked (${looks[kind].text})`} icon="lock" color="darkgrey" />
  );
}
