import { isApplicable, type Change, type Plan } from '../core/plan/change';
import { freshChoice } from '../core/plan/freshChoice';
import { groupsToWrite, groupWrite, type TouchedGroup } from '../core/plan/groupWrites';
import { plan } from '../core/plan/plan';
import { type ActualState, type DesiredState } from '../core/plan/state';
import { changeName } from '../core/plan/words';
import { readActualState } from './actualState';
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
  isCancelled: boolean;
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

interface Step {
  name: string;
  target: string;
  changes: string[];
  run: () => Promise<void>;
}

/**
 * Makes the chosen changes: tries all queries, then writes the folder, each rule group and each dashboard. A group that
 * holds a query which does not work is not written. What fails stops nothing else, and doing it again does what is left.
 * @throws Refused when Grafana cannot be read.
 */
export async function applyPlan(applying: Applying): Promise<ApplyResult> {
  const { desired, seen, chosen, ports, onProgress, groupWords = (title) => title, signal } = applying;
  onProgress({ done: 0, total: 1, step: 'Reading what Grafana has now' });
  const actual = await readActualState(desired, ports);
  const now = plan(desired, actual);
  const fresh = freshChoice(seen, now, chosen);
  const groups = groupsToWrite(now, fresh.chosen, actual);
  const ensureFolder = folderOnce(now, ports);
  const dashboards = dashboardSteps(now, fresh.chosen, ports, ensureFolder);
  const total = groups.length + dashboards.length + 2;

  onProgress({ done: 1, total, step: 'Trying every query' });
  const failures = await ports.evaluation.check(writtenRules(now, fresh.chosen));
  const untried = new Map(groups.flatMap((group) => failedGroup(group, failures)));
  const outcomes = [...fresh.changedMeanwhile.map(changedOutcome), ...untried.values()];
  const made = new Set<string>();
  const writable = groups.filter((group) => !untried.has(group));
  const steps = [...writeSteps(writable, { plan: now, actual, made }, ports, ensureFolder, groupWords), ...dashboards];
  for (const [index, { name, target, changes, run }] of steps.entries()) {
    if (signal?.aborted === true) {
      return { outcomes, isCancelled: true };
    }
    onProgress({ done: index + 2 + untried.size, total, step: name });
    try {
      await run();
      outcomes.push({ target, changes, kind: 'done' });
      changes.forEach((id) => made.add(id));
    } catch (thrown) {
      outcomes.push({ target, changes, kind: 'failed', refused: toRefused(thrown) });
    }
  }
  return { outcomes, isCancelled: false };
}

/** What somebody changed, or what became impossible, since the plan was shown. */
function changedOutcome(change: Change): Outcome {
  const { id, blocked } = change;
  const refused =
    blocked === undefined
      ? new Refused('It was changed in Grafana since this page showed it.', 'Look at it again, then apply.')
      : new Refused(`It can no longer be written: ${blocked.reason}`, blocked.nextStep);
  return { target: changeName(change), changes: [id], kind: 'changed meanwhile', refused };
}

function failedGroup(group: TouchedGroup, failures: readonly QueryFailure[]): Array<[TouchedGroup, Outcome]> {
  const changes = group.changes.map(({ id }) => id);
  const own = failures.filter(({ uid }) => changes.includes(uid));
  const outcome = { target: targetOf(group), changes, kind: 'failed', refused: refusedForQueries(own) } as const;
  return own.length === 0 ? [] : [[group, outcome]];
}

function targetOf({ title }: TouchedGroup): string {
  return `Rule group ${title}`;
}

function writtenRules({ changes }: Plan, chosen: ReadonlySet<string>) {
  return changes.flatMap((change) =>
    change.subject === 'rule' && change.wanted !== undefined && isApplicable(change) && chosen.has(change.id)
      ? [change.wanted]
      : []
  );
}

/** Makes sure of the folder once, before the first thing goes into it: Grafana takes rules into one that is not there. */
function folderOnce({ folder }: Plan, { folders }: Ports): (folderUid: string | undefined) => Promise<void> {
  let ready: Promise<void> | undefined;
  return async (folderUid) => {
    if (folderUid === folder.uid && !folder.exists) {
      ready ??= folders.ensure(folder);
      await ready;
    }
  };
}

interface Written {
  plan: Plan;
  actual: ActualState;
  /** Ids of the changes that were made so far. */
  made: ReadonlySet<string>;
}

function writeSteps(
  groups: TouchedGroup[],
  { plan: now, actual, made }: Written,
  { ruleGroups }: Ports,
  ensureFolder: (uid: string) => Promise<void>,
  groupWords: (title: string) => string
): Step[] {
  return groups.map((group) => ({
    name: `Writing the rule group ${groupWords(group.title)}`,
    target: targetOf(group),
    changes: group.changes.map(({ id }) => id),
    run: async () => {
      const write = groupWrite(group, now, actual, made);
      if (write.kind === 'put') {
        await ensureFolder(write.folderUid);
      }
      await ruleGroups.write(write);
    },
  }));
}

function dashboardSteps(
  { changes }: Plan,
  chosen: ReadonlySet<string>,
  { dashboards }: Ports,
  ensureFolder: (uid: string | undefined) => Promise<void>
): Step[] {
  return changes
    .filter((change) => change.subject === 'dashboard')
    .filter((change) => isApplicable(change) && chosen.has(change.id))
    .map(({ id, title, wanted, folderUid }) => ({
      name: `Saving the dashboard ${title}`,
      target: `Dashboard ${title}`,
      changes: [id],
      run: async () => {
        await ensureFolder(folderUid);
        await dashboards.save(wanted, folderUid);
      },
    }));
}
