import { useCallback, useMemo, useState } from 'react';

import { isApplicable, isChosenByDefault, type Change } from '../../core/plan/change';
import { stateOfChange } from '../../core/plan/freshChoice';

export interface Choice {
  /** Ids of the changes that will be applied. */
  chosen: ReadonlySet<string>;
  choose(id: string, isChosen: boolean): void;
}

interface Decision {
  isChosen: boolean;
  /** What it was made about. */
  state: string;
}

type Decisions = ReadonlyMap<string, Decision>;

/** Which changes the user wants; what they did not decide follows the plan. A decision ends with what it was about. */
export function useChosenChanges(changes: readonly Change[]): Choice {
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const current = stillMeant(decisions, changes);
  // Forgotten for good: the same edit may come once more after this one was replaced.
  if (current !== decisions) {
    setDecisions(current);
  }
  const chosen = useMemo(() => chosenOf(changes, current), [changes, current]);
  const choose = useCallback(
    (id: string, wanted: boolean) => {
      const change = changes.find((one) => one.id === id);
      if (change !== undefined) {
        const decision = { isChosen: wanted, state: stateOfChange(change) };
        setDecisions((before) => new Map([...before, [id, decision]]));
      }
    },
    [changes]
  );
  return useMemo(() => ({ chosen, choose }), [chosen, choose]);
}

function chosenOf(changes: readonly Change[], decisions: Decisions): Set<string> {
  const isChosen = (change: Change) =>
    isApplicable(change) && (decisions.get(change.id)?.isChosen ?? isChosenByDefault(change));
  return new Set(changes.filter(isChosen).map(({ id }) => id));
}

/** The same map when every decision is about what the plan still holds. */
function stillMeant(decisions: Decisions, changes: readonly Change[]): Decisions {
  const planned = new Map(changes.map((change) => [change.id, change]));
  const kept = [...decisions].filter(([id, { state }]) => {
    const change = planned.get(id);
    return change !== undefined && stateOfChange(change) === state;
  });
  return kept.length === decisions.size ? decisions : new Map(kept);
}
