import { type Blocked } from './change';

/** Why the user may not write something; left out where they may. */
export interface Restrictions {
  /** Any rule. */
  rules?: string;
  /** Rules in a folder, by its uid. */
  rulesIn?: ReadonlyMap<string, string>;
  /** Any dashboard. */
  dashboards?: string;
  /** A dashboard that is not there. */
  newDashboards?: string;
  /** Dashboards that come into a folder, by its uid. */
  dashboardsInto?: ReadonlyMap<string, string>;
}

/** Why rules may not be written in any of these folders. */
export function mayNotWriteRules({ rules, rulesIn }: Restrictions, folderUids: string[]): Blocked | undefined {
  return blockedBy([rules, ...folderUids.map((uid) => rulesIn?.get(uid))]);
}

/** Why a dashboard may not be saved. @param intoFolder uid of the folder that it comes into, where it comes into one */
export function mayNotSaveDashboard(
  { dashboards, newDashboards, dashboardsInto }: Restrictions,
  isNew: boolean,
  intoFolder: string | undefined
): Blocked | undefined {
  const into = intoFolder === undefined ? undefined : dashboardsInto?.get(intoFolder);
  return blockedBy([dashboards, isNew ? newDashboards : undefined, into]);
}

function blockedBy(reasons: Array<string | undefined>): Blocked | undefined {
  const reason = reasons.find((one) => one !== undefined);
  return reason === undefined ? undefined : { reason, nextStep: '' };
}
