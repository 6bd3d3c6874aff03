import { type ComponentProps } from 'react';

import { StateBadge } from '../../components/StateBadge';
import { type RuleState } from '../../grafana/alertStates';
import { activityOf, type Activity } from './activity';

const looks: Record<Activity, ComponentProps<typeof StateBadge>> = {
  firing: { text: 'firing', icon: 'bell', color: 'red' },
  pending: { text: 'pending', icon: 'hourglass', color: 'orange' },
  recovering: { text: 'recovering', icon: 'heart-rate', color: 'blue' },
  failing: { text: 'fails', icon: 'exclamation-triangle', color: 'orange' },
  paused: { text: 'paused', icon: 'pause', color: 'none' },
  'not evaluated yet': { text: 'not evaluated yet', icon: 'clock-nine', color: 'none' },
  quiet: { text: 'quiet', icon: 'check', color: 'none' },
  records: { text: 'records', icon: 'database', color: 'none' },
};

/** What a rule does, by icon and word. */
export function ActivityBadge({ state }: { state: RuleState }) {
  return <StateBadge {...looks[activityOf(state)]} />;
}
