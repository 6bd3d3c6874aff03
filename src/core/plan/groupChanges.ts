import { toDuration } from '../promql/duration';
import { type GroupChange } from './change';
import { groupKey, groupKeyOf, type ActualState, type DesiredState } from './state';

/** Groups that are evaluated at another interval than the settings want. */
export function groupChanges(desired: DesiredState, actual: ActualState, mayNot: string | undefined): GroupChange[] {
  return desired.groups.flatMap(({ title, folderUid, interval }) => {
    const key = groupKey(folderUid, title);
    const found = actual.intervals.get(key);
    const members = actual.rules.filter((rule) => groupKeyOf(rule) === key);
    if (found === undefined || found === interval || members.length === 0) {
      return [];
    }
    const isFromFile = members.some(({ provenance }) => provenance === 'file');
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
        blocked: isFromFile
          ? {
              reason: 'The group holds rules from a provisioning file, which Grafana protects.',
              nextStep: 'Change the interval in that file.',
            }
          : mayNot === undefined
            ? undefined
            : { reason: mayNot, nextStep: '' },
        folderUid,
        interval,
      },
    ];
  });
}
