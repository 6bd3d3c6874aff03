import { isOwnRule } from '../core/plan/ruleChanges';
import { groupKey, groupKeyOf, type ActualState, type DesiredState } from '../core/plan/state';
import { mayReadContactPoints } from './permissions';
import { type Ports } from './ports';

/** What Grafana has, as far as the plan has to do with it. One request per group and dashboard, and two more. */
export async function readActualState(
  desired: DesiredState,
  { folders, ruleGroups, dashboards, contactPoints }: Ports
): Promise<ActualState> {
  const asksContactPoints = desired.contactPoint !== undefined && mayReadContactPoints().allowed;
  const [folder, rules, found, told] = await Promise.all([
    folders.find(desired.folder.uid),
    ruleGroups.list(),
    Promise.all(desired.dashboards.map(({ uid }) => dashboards.find(uid))),
    asksContactPoints ? contactPoints.list() : undefined,
  ]);
  const wanted = new Set(desired.groups.map(({ folderUid, title }) => groupKey(folderUid, title)));
  const groups = new Map(
    rules
      .filter((rule) => isOwnRule(rule, desired.folder.uid) || wanted.has(groupKeyOf(rule)))
      .map((rule) => [groupKeyOf(rule), rule])
  );
  const intervals = await Promise.all(
    [...groups].map(async ([key, { folderUID, ruleGroup }]) => {
      const group = await ruleGroups.read(folderUID, ruleGroup);
      return group === undefined ? [] : [[key, group.interval] as const];
    })
  );
  return {
    folder,
    rules,
    intervals: new Map(intervals.flat()),
    contactPoints: told?.map(({ name }) => name),
    dashboards: found.flatMap((dashboard) => (dashboard === undefined ? [] : [dashboard])),
  };
}
