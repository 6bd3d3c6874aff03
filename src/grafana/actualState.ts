import { isReleased } from '../core/compile/released';
import { isOwnRule } from '../core/plan/ownRules';
import {
  groupKey,
  groupKeyOf,
  type ActualFolder,
  type ActualState,
  type DesiredState,
  type UnseenFolder,
} from '../core/plan/state';
import { readDashboards } from './dashboardStates';
import { mayReadContactPoints } from './permissions';
import { type Ports } from './ports';
import { refusedRecording } from './recordingTargets';

/**
 * What Grafana has, as far as the plan has to do with it. One request per group, folder and dashboard, and two more.
 * @param knownIntervals of the groups, where they are read once more before anything depends on them
 */
export async function readActualState(
  desired: DesiredState,
  ports: Ports,
  knownIntervals?: ActualState['intervals']
): Promise<ActualState> {
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
    knownIntervals ?? readIntervals(own, ports),
    readFolders(otherFolderUids(desired, [...own, ...rules.filter(isReleased)]), ports),
  ]);
  return {
    ...seenFolders(desired.folder.uid, new Map([[desired.folder.uid, folder], ...otherFolders])),
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
      const interval = await ruleGroups.interval({ folderUid: folderUID, title: ruleGroup });
      return interval === undefined ? [] : [[key, interval] as const];
    })
  );
  return new Map(intervals.flat());
}

/** Where rules are that the plugin made, released ones included, and where its dashboards are to be. */
function otherFolderUids({ folder, dashboardFolderUid = '' }: DesiredState, made: ActualState['rules']): string[] {
  const uids = new Set([...made.map(({ folderUID }) => folderUID), dashboardFolderUid]);
  return [...uids].filter((uid) => uid !== '' && uid !== folder.uid);
}

async function readFolders(uids: string[], { folders }: Ports): Promise<Array<[string, AnyFolder]>> {
  return Promise.all(uids.map(async (uid): Promise<[string, AnyFolder]> => [uid, await folders.find(uid)]));
}

type AnyFolder = ActualFolder | UnseenFolder;

function seenFolders(
  uid: string,
  folders: ReadonlyMap<string, AnyFolder>
): Pick<ActualState, 'folder' | 'otherFolders' | 'unseenFolders'> {
  const isSeen = (folder: AnyFolder | undefined): folder is ActualFolder => typeof folder === 'object';
  const own = folders.get(uid);
  return {
    folder: isSeen(own) ? own : undefined,
    otherFolders: [...folders.values()].filter(isSeen).filter((folder) => folder !== own),
    unseenFolders: new Map(
      [...folders].flatMap(([key, folder]) => (typeof folder === 'string' ? [[key, folder] as const] : []))
    ),
  };
}
