import { Text } from '@grafana/ui';

import { type Evidence } from '../../../core/evidence/evidence';
import { knownPast } from '../../../core/evidence/knownPast';
import { mostSeries } from '../../../core/evidence/pastQuery';
import { spokenCount, spokenSeconds } from '../../../core/units';

/** In hours. */
const week = 168;

/** How the past was looked at, and what that leaves out. */
export function EvidenceNotes({ evidence }: { evidence: Evidence }) {
  const { range, targets, isCut, isRecorded } = evidence;
  const past = knownPast(evidence);
  return (
    <Text variant="bodySmall" color="secondary">
      {range.hours < week && !past.isShort
        ? `Only the last ${past.words}, because there are ${spokenCount(targets)} kube-proxies; `
        : `The last ${past.words}, `}
      {isRecorded ? 'read from recorded series, ' : ''}evaluated every {spokenSeconds(range.stepSeconds)}: what is
      shorter can be missed.
      {isCut ? ` Only the ${mostSeries} nodes that came highest are looked at.` : ''}
    </Text>
  );
}
