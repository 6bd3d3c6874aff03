import { useCallback, useContext, useMemo, useState } from 'react';

import { useDebounced } from '../../../components/useDebounced';
import { useLoaded } from '../../../components/useLoaded';
import { type Evidence } from '../../../core/evidence/evidence';
import {
  evidenceQueries,
  targetsQuery,
  type EvidenceQueries,
  type NothingToAsk,
} from '../../../core/evidence/evidenceQueries';
import { lowestThreshold } from '../../../core/evidence/lowestThreshold';
import { type Settings, type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { type Refused } from '../../../grafana/refused';
import { EvidenceMemoryContext } from './evidenceMemory';
import { loadEvidence } from './loadEvidence';

/** Milliseconds without a key before the data source is asked anew. */
const typingPause = 600;

export interface LoadedEvidence {
  /** The newest answer about these kube-proxies; it stays while a newer one is on its way. */
  evidence?: Evidence;
  /** What the present numbers ask, which the answer may not be about yet. */
  queries?: EvidenceQueries;
  /** Why nothing is asked. */
  nothingToAsk?: NothingToAsk;
  refused?: Refused;
  isLoading: boolean;
  retry(): void;
}

/**
 * What the past says about a signal: asked when it is first shown, and again when the answer no longer holds all that
 * the present numbers could need.
 */
export function useEvidence(signal: Signal, settings: Settings, source: Source): LoadedEvidence {
  const memory = useContext(EvidenceMemoryContext);
  const floor = useFloor(useMemo(() => lowestThreshold(signal, settings, source), [signal, settings, source]));
  const present = useMemo(() => evidenceQueries(signal, settings, source, floor), [signal, settings, source, floor]);
  const nothingToAsk = typeof present === 'string' ? present : undefined;
  const queries = useSame(typeof present === 'string' ? undefined : present);
  const settled = useDebounced(queries, typingPause);
  const { datasourceUid } = source;
  const load = useCallback(
    async (cancelled: AbortSignal): Promise<Evidence | undefined> =>
      settled === undefined ? undefined : loadEvidence(datasourceUid, settled, memory, cancelled),
    [datasourceUid, settled, memory]
  );
  const { result, refused, isLoading, reload } = useLoaded(load);
  const targets = useMemo(() => targetsQuery(settings, source), [settings, source]);
  const evidence = useKept(result, datasourceUid, targets);
  return {
    // While a number is typed, what was measured stays as it is.
    evidence: nothingToAsk === undefined || nothingToAsk === 'no usable number' ? evidence : undefined,
    queries,
    nothingToAsk,
    refused: isLoading ? undefined : refused,
    isLoading: nothingToAsk === undefined && (isLoading || settled !== queries),
    retry: reload,
  };
}

/** The last result as long as it is about the same kube-proxies. */
function useKept(
  result: Evidence | undefined,
  datasourceUid: string,
  targets: string | undefined
): Evidence | undefined {
  const [kept, setKept] = useState<{ evidence: Evidence; datasourceUid: string }>();
  if (result !== undefined && result !== kept?.evidence) {
    setKept({ evidence: result, datasourceUid });
  }
  return kept?.datasourceUid === datasourceUid && kept.evidence.queries.targets === targets ? kept.evidence : undefined;
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
