import { Elapsed } from '../../components/Elapsed';
import { Until } from '../../components/Until';
import { durationSeconds } from '../../core/promql/duration';
import { type AlertInstance } from '../../grafana/alertStates';

/** Firing first, then those that stop, then those that wait to fire. */
const byUrgency = [/^Recovering/, /^Pending/];

/** The most urgent first, otherwise in Grafana's order. */
export function mostUrgentFirst(instances: readonly AlertInstance[]): AlertInstance[] {
  const rank = ({ state }: AlertInstance) => byUrgency.findIndex((pattern) => pattern.test(state));
  return [...instances].sort((left, right) => rank(left) - rank(right));
}

interface Props {
  instance: AlertInstance;
  /** Prometheus duration for which the rule waits before it fires. */
  waits: string;
}

/** What an alert does and since when; one that fires needs no word for it. */
export function InstanceActivity({ instance: { state, since }, waits }: Props) {
  if (/^Pending/.test(state)) {
    const seconds = durationSeconds(waits);
    return (
      <>
        {' pending'}
        {since !== undefined && seconds !== undefined && (
          <>
            {', fires '}
            <Until time={since + seconds * 1000} over="at the next evaluation" />
          </>
        )}
      </>
    );
  }
  return (
    <>
      {/^Recovering/.test(state) && ' recovering'}
      {since !== undefined && (
        <>
          {' for '}
          <Elapsed since={since} />
        </>
      )}
    </>
  );
}
