import { type Plan } from './change';
import { missingContactPoint } from './contactPoint';
import { dashboardChanges } from './dashboardChanges';
import { groupChanges } from './groupChanges';
import { type Restrictions } from './restrictions';
import { ruleChanges } from './ruleChanges';
import { type ActualState, type DesiredState } from './state';

/**
 * What has to change so that Grafana has what the settings want: rules in the order of the settings, groups, dashboards.
 * Changes that somebody made by hand are told from others by the fingerprint that every applied object carries.
 */
export function plan(desired: DesiredState, actual: ActualState, mayNot: Restrictions = {}): Plan {
  return {
    folder: {
      ...desired.folder,
      title: actual.folder?.title ?? desired.folder.title,
      access: actual.folder?.access,
      exists: actual.folder !== undefined,
      mayBeHidden: actual.unseenFolders?.get(desired.folder.uid) === 'not shown',
    },
    interval: desired.interval,
    version: desired.version,
    intervals: actual.intervals,
    whyFoldersAreLocked: mayNot.rulesIn ?? new Map(),
    missingContactPoint: missingContactPoint(desired, actual),
    changes: [
      ...ruleChanges(desired, actual, mayNot),
      ...groupChanges(desired, actual, mayNot),
      ...dashboardChanges(desired, actual, mayNot),
    ],
  };
}
