import { Text } from '@grafana/ui';

import { type Evidence } from '../../../core/evidence/evidence';
import { mostSeries } from '../../../core/evidence/pastQuery';
import { spokenSeconds } from '../../../core/units';

/** How the past was looked at, and what that leaves out. */
export function EvidenceNotes({ evidence: { range, targets, isCut } }: { evidence: Evidence }) {
  return (
    <Text variant="bodySmall" color="secondary">
      {range.days === 1 ? `Only the last 24 hours, because there are ${targets} kube-proxies; ` : 'The last 7 days, '}
      evaluated every {spokenSeconds(range.stepSeconds)}: what is shorter can be missed.
      {isCut ? ` Only the ${mostSeries} nodes that came highest are looked at.` : ''}
    </Text>
  );
}
