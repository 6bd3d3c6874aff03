import { useState } from 'react';

import { isApplicable, isChosenByDefault, type Change } from '../../core/plan/change';

export interface Choice {
  /** Ids of the changes that will be applied. */
  chosen: ReadonlySet<string>;
  choose(id: string, isChosen: boolean): void;
}

/** Which changes the user wants; what they did not decide follows the plan. */
export function useChosenChanges(changes: readonly Change[]): Choice {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isChosen = (change: Change) => isApplicable(change) && (decisions.get(change.id) ?? isChosenByDefault(change));
  return {
    chosen: new Set(changes.filter(isChosen).map(({ id }) => id)),
    choose: (id, wanted) => setDecisions((before) => new Map([...before, [id, wanted]])),
  };
}
