import { type ComponentProps } from 'react';

import { StateBadge } from '../../components/StateBadge';
import { type RuleState } from '../../grafana/alertStates';

type Activity = RuleState['activity'] | 'paused' | 'failing' | 'not evaluated yet' | 'recording';

const looks: Record<Activity, ComponentProps<typeof StateBadge>> = {
  firing: { text: 'firing', icon: 'bell', color: 'red' },
  pending: { text: 'pending', icon: 'hourglass', color: 'orange' },
  recovering: { text: 'recovering', icon: 'heart-rate', color: 'blue' },
  failing: { text: 'query fails', icon: 'exclamation-triangle', color: 'orange' },
  paused: { text: 'paused', icon: 'pause', color: 'none' },
  'not evaluated yet': { text: 'not evaluated yet', icon: 'clock-nine', color: 'none' },
  inactive: { text: 'quiet', icon: 'check', color: 'none' },
  recording: { text: 'records', icon: 'database', color: 'none' },
};

/** The one thing about a rule that matters most now. */
export function activityOf(state: RuleState): Activity {
  if (state.isPaused) {
    return 'paused';
  }
  if (state.activity !== 'inactive') {
    return state.activity;
  }
  if (state.error !== undefined) {
    return 'failing';
  }
  if (state.lastEvaluation === undefined) {
    return 'not evaluated yet';
  }
  return state.isRecording ? 'recording' : 'inactive';
}

/** How urgent a rule is among others: firing first, quiet last. */
export function urgencyOf(state: RuleState): number {
  return Object.keys(looks).indexOf(activityOf(state));
}

/** What a rule does, by icon and word. */
export function ActivityBadge({ state }: { state: RuleState }) {
  return <StateBadge {...looks[activityOf(state)]} />;
}
