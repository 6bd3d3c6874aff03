import { useCallback, useState } from 'react';

import { useDebounced } from '../../../components/useDebounced';
import { useLoaded } from '../../../components/useLoaded';
import { evidenceQueries, type EvidenceQueries } from '../../../core/evidence/evidenceQueries';
import { lowestThreshold } from '../../../core/evidence/lowestThreshold';
import { type Settings, type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { type Refused } from '../../../grafana/refused';
import { loadEvidence, type Evidence } from './loadEvidence';

/** Milliseconds without a key before the data source is asked anew. */
const typingPause = 600;

export interface LoadedEvidence {
  /** The newest answer; it stays while a newer one is on its way. */
  evidence?: Evidence;
  refused?: Refused;
  isLoading: boolean;
  retry(): void;
}

/**
 * What the past says about a signal: asked when it is first shown, and again when the answer no longer holds all that
 * the present numbers could need.
 */
export function useEvidence(signal: Signal, settings: Settings, source: Source): LoadedEvidence {
  const floor = useFloor(lowestThreshold(signal, settings, source));
  const queries = useSame(evidenceQueries(signal, settings, source, floor));
  const settled = useDebounced(queries, typingPause);
  const { datasourceUid } = source;
  const load = useCallback(
    async (): Promise<Evidence | undefined> =>
      settled === undefined ? undefined : loadEvidence(datasourceUid, settled),
    [datasourceUid, settled]
  );
  const { result, refused, isLoading, reload } = useLoaded(load);
  const [kept, setKept] = useState<Evidence>();
  if (result !== undefined && result !== kept) {
    setKept(result);
  }
  return {
    evidence: result ?? kept,
    refused: isLoading ? undefined : refused,
    isLoading: isLoading || settled !== queries,
    retry: reload,
  };
}

/** Half of the lowest number so far: whatever is above it can be replayed without asking again. */
function useFloor(lowest: number | undefined): number | undefined {
  const settled = useDebounced(lowest, typingPause);
  const [floor, setFloor] = useState(settled === undefined ? undefined : settled / 2);
  if (settled !== undefined && (floor === undefined || settled < floor)) {
    setFloor(settled / 2);
  }
  return floor;
}

/** The same object as long as it says the same, so that nothing is asked twice. */
function useSame(queries: EvidenceQueries | undefined): EvidenceQueries | undefined {
  const [same, setSame] = useState(queries);
  if (same !== queries && JSON.stringify(same) !== JSON.stringify(queries)) {
    setSame(queries);
    return queries;
  }
  return same;
}
