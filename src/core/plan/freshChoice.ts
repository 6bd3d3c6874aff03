import { dashboardFingerprint } from '../compile/comparableDashboard';
import { ruleFingerprint } from '../compile/comparableRule';
import { isApplicable, type Change, type Plan } from './change';

/** What is left of the user's choice when Grafana is read once more just before it is changed. */
export interface FreshChoice {
  /** Chosen, and still what the user saw. */
  chosen: Set<string>;
  /** Chosen, but since the user saw the plan somebody changed it, or it became blocked; as it is now. */
  changedMeanwhile: Change[];
}

/** Compares the plan that the user chose from with one made now. What is done already is no longer chosen. */
export function freshChoice(seen: Plan, now: Plan, chosen: ReadonlySet<string>): FreshChoice {
  const current = new Map(now.changes.map((change) => [change.id, change]));
  const wanted = seen.changes.filter((change) => isApplicable(change) && chosen.has(change.id));
  const stillThere = wanted.flatMap((change) => {
    const fresh = current.get(change.id);
    return fresh === undefined || fresh.kind === 'unchanged' ? [] : [{ change, fresh }];
  });
  const isSame = ({ change, fresh }: { change: Change; fresh: Change }) =>
    stateOfChange(change) === stateOfChange(fresh);
  return {
    chosen: new Set(stillThere.filter(isSame).map(({ change }) => change.id)),
    changedMeanwhile: stillThere.filter((one) => !isSame(one)).map(({ fresh }) => fresh),
  };
}

/** What a user decides about: the kind of a change, what Grafana has, and whether it is possible. */
export function stateOfChange(change: Change): string {
  return [change.kind, change.blocked?.reason, foundState(change)].join(' ');
}

function foundState(change: Change): string {
  switch (change.subject) {
    case 'rule':
      return change.found === undefined ? '' : ruleFingerprint(change.found);
    case 'dashboard':
      return change.found === undefined ? '' : dashboardFingerprint(change.found.model);
    case 'group':
      return change.differences.map(({ found }) => found).join();
  }
}
