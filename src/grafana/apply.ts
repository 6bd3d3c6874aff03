import { isApplicable, type Change, type Plan } from '../core/plan/change';
import { freshChoice } from '../core/plan/freshChoice';
import { groupsToWrite, type TouchedGroup } from '../core/plan/groupWrites';
import { plan } from '../core/plan/plan';
import { type DesiredState } from '../core/plan/state';
import { changeName } from '../core/plan/words';
import { readActualState } from './actualState';
import { dashboardSteps, folderOnce, groupSteps, groupTarget, type Step } from './applySteps';
import { type QueryFailure } from './evaluation';
import { type Ports } from './ports';
import { refusedForQueries } from './queryFailures';
import { Refused, toRefused } from './refused';

/** What became of one step. */
export interface Outcome {
  /** What was written, as a reader knows it: `Rule group …`, `Dashboard …`. */
  target: string;
  /** Ids of the changes that it stands for. */
  changes: string[];
  kind: 'done' | 'failed' | 'changed meanwhile';
  refused?: Refused;
}

export interface Progress {
  done: number;
  total: number;
  /** What is being done now. */
  step: string;
}

export interface ApplyResult {
  outcomes: Outcome[];
  /** Steps that were left because it was cancelled before them. */
  notBegun: number;
}

export interface Applying {
  desired: DesiredState;
  /** The plan that the user chose from. */
  seen: Plan;
  /** Ids of the chosen changes. */
  chosen: ReadonlySet<string>;
  ports: Ports;
  onProgress: (progress: Progress) => void;
  /** What people call a rule group; left out: its title. */
  groupWords?: (title: string) => string;
  /** Stops between two steps; what was written stays. */
  signal?: AbortSignal;
}

/**
 * Makes the chosen changes: tries all queries, then writes the folder, each rule group and each dashboard. A group that
 * holds a query which does not work is not written. What fails stops nothing else, and doing it again does what is left.
 * @throws Refused when Grafana cannot be read.
 */
export async function applyPlan(applying: Applying): Promise<ApplyResult> {
  const { desired, seen, chosen, ports, onProgress, groupWords = (title) => title, signal } = applying;
  onProgress({ done: 0, total: 1, step: 'Reading what Grafana has now' });
  // The intervals are read with the groups, just before each is written.
  const now = plan(desired, await readActualState(desired, ports, seen.intervals));
  const fresh = freshChoice(seen, now, chosen);
  const groups = groupsToWrite(now, fresh.chosen);
  const ensureFolder = folderOnce(now, ports);
  const dashboards = dashboardSteps(now, fresh.chosen, ports, ensureFolder);
  const total = groups.length + dashboards.length + 2;

  onProgress({ done: 1, total, step: 'Trying every query' });
  const failures = await ports.evaluation.check(writtenRules(now, fresh.chosen));
  const refusedGroups = new Map(groups.flatMap((group) => failedGroup(group, failures)));
  const outcomes = [...fresh.changedMeanwhile.map(changedOutcome), ...refusedGroups.values()];
  const writable = groups.filter((group) => !refusedGroups.has(group));
  const steps = [...groupSteps(writable, now, ports, ensureFolder, groupWords), ...dashboards];
  for (const [index, step] of steps.entries()) {
    if (signal?.aborted === true) {
      return { outcomes, notBegun: steps.length - index };
    }
    onProgress({ done: index + 2 + refusedGroups.size, total, step: step.name });
    outcomes.push(await outcomeOf(step));
  }
  return { outcomes, notBegun: 0 };
}

async function outcomeOf({ target, changes, run }: Step): Promise<Outcome> {
  try {
    const changed = await run();
    return changed.length === 0
      ? { target, changes, kind: 'done' }
      : { target, changes, kind: 'changed meanwhile', refused: changedWhileApplying(changed, target) };
  } catch (thrown) {
    return { target, changes, kind: 'failed', refused: toRefused(thrown) };
  }
}

const changedInGrafana = 'It was changed in Grafana since this page showed it.';
const lookAgain = 'Look at it again, then apply.';

/** What somebody changed, or what became impossible, since the plan was shown. */
function changedOutcome(change: Change): Outcome {
  const { id, blocked } = change;
  const refused =
    blocked === undefined
      ? new Refused(changedInGrafana, lookAgain)
      : new Refused(`It can no longer be written: ${blocked.reason}`, blocked.nextStep);
  return { target: changeName(change), changes: [id], kind: 'changed meanwhile', refused };
}

function changedWhileApplying(changed: readonly Change[], target: string): Refused {
  const names = changed.map(changeName).filter((name) => name !== target);
  return names.length === 0
    ? new Refused(changedInGrafana, lookAgain)
    : new Refused(
        `Changed in Grafana since this page showed it: ${names.join(', ')}. Nothing was written to the rule group.`,
        lookAgain
      );
}

function failedGroup(group: TouchedGroup, failures: readonly QueryFailure[]): Array<[TouchedGroup, Outcome]> {
  const changes = group.changes.map(({ id }) => id);
  const own = failures.filter(({ uid }) => changes.includes(uid));
  const outcome = { target: groupTarget(group), changes, kind: 'failed', refused: refusedForQueries(own) } as const;
  return own.length === 0 ? [] : [[group, outcome]];
}

function writtenRules({ changes }: Plan, chosen: ReadonlySet<string>) {
  return changes.flatMap((change) =>
    change.subject === 'rule' && change.wanted !== undefined && isApplicable(change) && chosen.has(change.id)
      ? [change.wanted]
      : []
  );
}
