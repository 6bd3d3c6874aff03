import { toDuration } from '../promql/duration';
import { type GroupChange } from './change';
import { mayNotWriteRules, type Restrictions } from './restrictions';
import { blockedByUnreadable, isFromFile, unreadableByGroup } from './ruleObstacles';
import { groupKey, groupKeyOf, type ActualState, type DesiredState } from './state';

/** Groups that are evaluated at another interval than the settings want. */
export function groupChanges(desired: DesiredState, actual: ActualState, mayNot: Restrictions): GroupChange[] {
  const unreadable = unreadableByGroup(actual);
  return desired.groups.flatMap(({ title, folderUid, interval }) => {
    const key = groupKey(folderUid, title);
    const found = actual.intervals.get(key);
    const members = actual.rules.filter((rule) => groupKeyOf(rule) === key);
    if (found === undefined || found === interval || members.length === 0) {
      return [];
    }
    return [
      {
        subject: 'group',
        id: title,
        title: `Rule group ${title}`,
        kind: 'update',
        isEdited: false,
        areSettingsNewer: false,
        differences: [
          { field: 'evaluated every', wanted: toDuration(interval), found: toDuration(found), kind: 'value' },
        ],
        blocked: members.some(isFromFile)
          ? {
              reason: 'The group holds rules from a provisioning file, which Grafana protects.',
              nextStep: 'Change the interval in that file.',
            }
          : (blockedByUnreadable(unreadable.get(key)) ?? mayNotWriteRules(mayNot, [folderUid])),
        folderUid,
        interval,
      },
    ];
  });
}
