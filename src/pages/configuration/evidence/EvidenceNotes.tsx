import { Text } from '@grafana/ui';

import { type Evidence } from '../../../core/evidence/evidence';
import { pastInWords } from '../../../core/evidence/evidenceRange';
import { mostSeries } from '../../../core/evidence/pastQuery';
import { spokenCount, spokenSeconds } from '../../../core/units';

/** In hours. */
const week = 168;

/** How the past was looked at, and what that leaves out. */
export function EvidenceNotes({ evidence: { range, targets, isCut } }: { evidence: Evidence }) {
  return (
    <Text variant="bodySmall" color="secondary">
      {range.hours < week
        ? `Only the last ${pastInWords(range)}, because there are ${spokenCount(targets)} kube-proxies; `
        : `The last ${pastInWords(range)}, `}
      evaluated every {spokenSeconds(range.stepSeconds)}: what is shorter can be missed.
      {isCut ? ` Only the ${mostSeries} nodes that came highest are looked at.` : ''}
    </Text>
  );
}
