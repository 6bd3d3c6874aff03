import { useCallback, useState } from 'react';

import { useDebounced } from '../../../components/useDebounced';
import { useLoaded, type Loaded } from '../../../components/useLoaded';
import { type Found } from '../../../core/found/found';
import { clustersThatCountOtherwise } from '../../../core/found/ownCounting';
import { type Source } from '../../../core/settings/schema';
import { loadFound } from './loadFound';

/** Of typing: a data source is not asked about every letter. */
const settlesAfter = 600;

export interface FoundNow extends Loaded<Found> {
  /** True while `result` is about another selection than the present one. */
  isOlder: boolean;
}

/**
 * What the data source shows for the present selection. Asked anew when the selection was changed, can be used and has
 * been left alone for a moment; what was found before stays until then, unless it is about another data source.
 */
export function useFound(source: Source, isUsable: boolean): FoundNow {
  const wanted = useWanted(source);
  const settled = useDebounced(wanted, settlesAfter);
  const [asked, setAsked] = useState(wanted);
  const isSettled = settled === wanted || asked.datasourceUid !== wanted.datasourceUid;
  if (asked !== wanted && isSettled && isUsable) {
    setAsked(wanted);
  }
  const loaded = useLoaded(useCallback(() => loadFound(asked.datasourceUid, asked.searched), [asked]));
  const { result } = loaded;
  const [last, setLast] = useState({ result, of: asked });
  if (result !== undefined && result !== last.result) {
    setLast({ result, of: asked });
  }
  const kept = last.of.datasourceUid === wanted.datasourceUid ? last.result : undefined;
  return { ...loaded, result: result ?? kept, isOlder: asked !== wanted || result === undefined };
}

/** What decides what is found; the same object for as long as nothing about it is changed. */
function useWanted(source: Source) {
  const { datasourceUid, selector, clusterLabel, histograms, expectedNodes } = source;
  const { graceMinutes, excludeTaints } = expectedNodes;
  const clusters = clustersThatCountOtherwise(source);
  const text = JSON.stringify([
    datasourceUid,
    selector,
    clusterLabel,
    histograms,
    graceMinutes,
    excludeTaints,
    clusters,
  ]);
  const now = { text, datasourceUid, searched: { selector, clusterLabel, histograms, expectedNodes, clusters } };
  const [wanted, setWanted] = useState(now);
  if (wanted.text === text) {
    return wanted;
  }
  setWanted(now);
  return now;
}
