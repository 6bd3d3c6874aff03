import { type Plan } from './change';
import { missingContactPoint } from './contactPoint';
import { dashboardChanges } from './dashboardChanges';
import { groupChanges } from './groupChanges';
import { ruleChanges } from './ruleChanges';
import { type ActualState, type DesiredState } from './state';

/** Why the user may not write one kind of object; left out where they may. */
export interface Restrictions {
  rules?: string;
  dashboards?: string;
}

/**
 * What has to change so that Grafana has what the settings want: rules in the order of the settings, groups, dashboards.
 * Changes that somebody made by hand are told from others by the fingerprint that every applied object carries.
 */
export function plan(desired: DesiredState, actual: ActualState, mayNot: Restrictions = {}): Plan {
  return {
    folder: {
      ...desired.folder,
      title: actual.folder?.title ?? desired.folder.title,
      exists: actual.folder !== undefined,
    },
    interval: desired.interval,
    version: desired.version,
    missingContactPoint: missingContactPoint(desired, actual),
    changes: [
      ...ruleChanges(desired, actual, mayNot.rules),
      ...groupChanges(desired, actual, mayNot.rules),
      ...dashboardChanges(desired, actual, mayNot.dashboards),
    ],
  };
}
