import { Text } from '@grafana/ui';

import { alertSubject } from '../../../core/alertSubject';
import { type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { spokenValue } from '../../../core/units';
import { type Evidence } from '../../../core/evidence/evidence';

interface Props {
  evidence: Evidence;
  signal: Signal;
  source: Source;
}

/** The largest value at this moment, and where it is. */
export function WorstNow({ evidence: { worstNow, queries }, signal, source }: Props) {
  if (queries.preview === 'none') {
    return null;
  }
  return worstNow === undefined || Number.isNaN(worstNow.value) ? (
    <Text color="secondary">Now: no value</Text>
  ) : (
    <Text>
      Worst now: <strong>{spokenValue(worstNow.value, signal.valueUnit)}</strong>
      {worstNow.value === 0 ? '' : ` on ${alertSubject(worstNow.labels, source)}`}
    </Text>
  );
}
