import { isApplicable, type Change, type Plan } from '../core/plan/change';
import { changedSince, isDashboardChangedSince } from '../core/plan/changedSince';
import { groupWrite, isGivenRules, placesToRead, type TouchedGroup } from '../core/plan/groupWrites';
import { groupKey, type GroupsNow, type RuleGroup } from '../core/plan/state';
import { type Ports } from './ports';

/** One thing that is written. */
export interface Step {
  /** What is being done: `Writing the rule group …`. */
  name: string;
  /** What is written, as a reader knows it: `Rule group …`. */
  target: string;
  /** Ids of the changes that it makes. */
  changes: string[];
  /**
   * Reads once more what it is about to replace: minutes may lie between the plan and the last of many steps.
   * @returns what somebody changed since the plan was made, so that nothing was written; empty when it is done
   */
  run: () => Promise<Change[]>;
}

/** Makes sure of the folder, if it is the one of the rules. */
type EnsureFolder = (folderUid: string | undefined) => Promise<void>;

/** Makes sure of the folder once, before the first thing goes into it: Grafana takes rules into one that is not there. */
export function folderOnce({ folder }: Plan, { folders }: Ports): EnsureFolder {
  let ready: Promise<void> | undefined;
  return async (folderUid) => {
    if (folderUid === folder.uid && !folder.exists) {
      ready ??= folders.ensure(folder);
      await ready;
    }
  };
}

export function groupSteps(
  groups: TouchedGroup[],
  now: Plan,
  { ruleGroups }: Ports,
  ensureFolder: EnsureFolder,
  groupWords: (title: string) => string
): Step[] {
  return groups.map((group) => ({
    name: `Writing the rule group ${groupWords(group.title)}`,
    target: groupTarget(group),
    changes: group.changes.map(({ id }) => id),
    run: async () => {
      if (isGivenRules(group)) {
        await ensureFolder(group.folderUid);
      }
      const groupsNow = await readGroups(group, ruleGroups);
      const changed = changedSince(group, now, groupsNow);
      const write = changed.length === 0 ? groupWrite(group, now, groupsNow) : undefined;
      if (write !== undefined) {
        await ruleGroups.write(write);
      }
      return changed;
    },
  }));
}

export function groupTarget({ title }: TouchedGroup): string {
  return `Rule group ${title}`;
}

async function readGroups(group: TouchedGroup, ruleGroups: Ports['ruleGroups']): Promise<GroupsNow> {
  const groups = await Promise.all(
    placesToRead(group).map(
      async (place) => [groupKey(place.folderUid, place.title), await ruleGroups.read(place)] as const
    )
  );
  return new Map(groups.filter((one): one is [string, RuleGroup] => one[1] !== undefined));
}

export function dashboardSteps(
  { changes }: Plan,
  chosen: ReadonlySet<string>,
  { dashboards }: Ports,
  ensureFolder: EnsureFolder
): Step[] {
  return changes
    .filter((change) => change.subject === 'dashboard')
    .filter((change) => isApplicable(change) && chosen.has(change.id))
    .map((change) => {
      const { id, title, wanted, folderUid } = change;
      return {
        name: `Saving the dashboard ${title}`,
        target: `Dashboard ${title}`,
        changes: [id],
        run: async () => {
          const found = await dashboards.find(wanted.uid);
          if (isDashboardChangedSince(change, found)) {
            return [change];
          }
          await ensureFolder(folderUid);
          await dashboards.save(wanted, found, folderUid);
          return [];
        },
      };
    });
}
