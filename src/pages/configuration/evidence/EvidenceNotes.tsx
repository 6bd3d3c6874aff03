import { Text } from '@grafana/ui';

import { mostSeries } from '../../../core/evidence/evidenceQueries';
import { spokenSeconds } from '../../../core/units';
import { type Evidence } from './loadEvidence';

/** How the past was looked at, and what that leaves out. */
export function EvidenceNotes({ evidence: { range, targets, isCut } }: { evidence: Evidence }) {
  return (
    <Text variant="bodySmall" color="secondary">
      {range.days === 1 ? `Only the last 24 hours, because there are ${targets} kube-proxies; ` : 'The last 7 days, '}
      evaluated every {spokenSeconds(range.stepSeconds)}: what is shorter can be missed.
      {isCut ? ` At some moment more than ${mostSeries} were above; the others are not counted.` : ''}
    </Text>
  );
}
