import { isOwnRule } from '../core/plan/ownRules';
import { groupKey, groupKeyOf, type ActualState, type DesiredState } from '../core/plan/state';
import { readDashboards } from './dashboardStates';
import { mayReadContactPoints } from './permissions';
import { type Ports } from './ports';
import { refusedRecording } from './recordingTargets';

/** What Grafana has, as far as the plan has to do with it. One request per group, folder and dashboard, and two more. */
export async function readActualState(desired: DesiredState, ports: Ports): Promise<ActualState> {
  const { folders, ruleGroups, contactPoints } = ports;
  const asksContactPoints = desired.contactPoint !== undefined && mayReadContactPoints().allowed;
  const [folder, { rules, unreadable }, dashboards, told] = await Promise.all([
    folders.find(desired.folder.uid),
    ruleGroups.list(),
    readDashboards(desired, ports),
    asksContactPoints ? contactPoints.list() : undefined,
  ]);
  const wanted = new Set(desired.groups.map(({ folderUid, title }) => groupKey(folderUid, title)));
  const own = rules.filter((rule) => isOwnRule(rule, desired.folder.uid) || wanted.has(groupKeyOf(rule)));
  const [intervals, otherFolders] = await Promise.all([
    readIntervals(own, ports),
    readFolders(otherFolderUids(desired, own), ports),
  ]);
  return {
    folder,
    otherFolders,
    rules,
    unreadable,
    intervals,
    contactPoints: told?.map(({ name }) => name),
    notRecording: refusedRecording(desired),
    ...dashboards,
  };
}

async function readIntervals(own: ActualState['rules'], { ruleGroups }: Ports): Promise<Map<string, number>> {
  const groups = new Map(own.map((rule) => [groupKeyOf(rule), rule]));
  const intervals = await Promise.all(
    [...groups].map(async ([key, { folderUID, ruleGroup }]) => {
      const interval = await ruleGroups.interval(folderUID, ruleGroup);
      return interval === undefined ? [] : [[key, interval] as const];
    })
  );
  return new Map(intervals.flat());
}

/** Where rules of the plugin are from before, and where its dashboards are to be. */
function otherFolderUids({ folder, dashboardFolderUid = '' }: DesiredState, own: ActualState['rules']): string[] {
  const uids = new Set([...own.map(({ folderUID }) => folderUID), dashboardFolderUid]);
  return [...uids].filter((uid) => uid !== '' && uid !== folder.uid);
}

async function readFolders(uids: string[], { folders }: Ports): Promise<ActualState['otherFolders']> {
  const found = await Promise.all(uids.map((uid) => folders.find(uid)));
  return found.flatMap((folder) => (folder === undefined ? [] : [folder]));
}
