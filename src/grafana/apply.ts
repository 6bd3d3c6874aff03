import { isApplicable, type Plan } from '../core/plan/change';
import { freshChoice } from '../core/plan/freshChoice';
import { groupWrites, type GroupWrite } from '../core/plan/groupWrites';
import { plan } from '../core/plan/plan';
import { type DesiredState } from '../core/plan/state';
import { readActualState } from './actualState';
import { type QueryFailure } from './evaluation';
import { type Ports } from './ports';
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
  /** Rules whose query does not work; when there are any, nothing was written. */
  queryFailures: QueryFailure[];
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
 * Makes the chosen changes: tries all queries, then writes the folder, each rule group and each dashboard.
 * A step that fails does not stop those after it. Doing it again does what is left.
 * @throws Refused when Grafana cannot be read.
 */
export async function applyPlan({ desired, seen, chosen, ports, onProgress, signal }: Applying): Promise<ApplyResult> {
  onProgress({ done: 0, total: 1, step: 'Reading what Grafana has now' });
  const actual = await readActualState(desired, ports);
  const now = plan(desired, actual);
  const fresh = freshChoice(seen, now, chosen);
  const writes = groupWrites(now, fresh.chosen, actual);
  const outcomes: Outcome[] = fresh.changedMeanwhile.map(({ id, title }) => ({
    target: title,
    changes: [id],
    kind: 'changed meanwhile',
    refused: new Refused('It was changed in Grafana since this page showed it.', 'Look at it again, then apply.'),
  }));
  const ensureFolder = folderOnce(now, ports);
  const steps = [...writeSteps(writes, ports, ensureFolder), ...dashboardSteps(now, fresh.chosen, ports, ensureFolder)];
  const total = steps.length + 2;

  onProgress({ done: 1, total, step: 'Trying every query' });
  const queryFailures = await ports.evaluation.check(writtenRules(now, fresh.chosen));
  if (queryFailures.length > 0) {
    return { outcomes: [], queryFailures, isCancelled: false };
  }
  for (const [index, { name, target, changes, run }] of steps.entries()) {
    if (signal?.aborted === true) {
      return { outcomes, queryFailures, isCancelled: true };
    }
    onProgress({ done: index + 2, total, step: name });
    try {
      await run();
      outcomes.push({ target, changes, kind: 'done' });
    } catch (thrown) {
      outcomes.push({ target, changes, kind: 'failed', refused: toRefused(thrown) });
    }
  }
  return { outcomes, queryFailures, isCancelled: false };
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

function writeSteps(writes: GroupWrite[], { ruleGroups }: Ports, ensureFolder: (uid: string) => Promise<void>): Step[] {
  return writes.map((write) => ({
    name: `${write.kind === 'put' ? 'Writing' : 'Deleting'} the rule group ${write.title}`,
    target: `Rule group ${write.title}`,
    changes: write.changes,
    run: async () => {
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
