import { type RuleState } from '../../grafana/alertStates';

/** What a rule does, the most urgent first. */
export const activities = [
  'firing',
  'pending',
  'recovering',
  'failing',
  'paused',
  'not evaluated yet',
  'quiet',
  'records',
] as const;

export type Activity = (typeof activities)[number];

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
  return state.isRecording ? 'records' : 'quiet';
}

/** How urgent a rule is among others: firing first, quiet last. */
export function urgencyOf(state: RuleState): number {
  return activities.indexOf(activityOf(state));
}

/** Somebody should look at it: it alerts, is about to, or cannot tell. */
export function needsAttention(state: RuleState): boolean {
  return urgencyOf(state) <= activities.indexOf('failing');
}

/** What rules do, in a few words: `1 firing, 23 quiet`. */
export function activityCounts(states: readonly RuleState[]): string {
  const all = states.map(activityOf);
  return activities
    .map((activity) => [all.filter((other) => other === activity).length, activity] as const)
    .flatMap(([count, activity]) => (count === 0 ? [] : [`${count} ${activity}`]))
    .join(', ');
}
