import { type Restrictions } from '../core/plan/restrictions';
import { type FoundFolder } from './folders';
import {
  mayCreateDashboards,
  mayCreateDashboardsIn,
  mayCreateFolders,
  mayWriteDashboards,
  mayWriteRules,
  mayWriteRulesIn,
  type Permission,
} from './permissions';

interface Folders {
  /** Of the rules; undefined when it is not there. */
  folder?: FoundFolder;
  otherFolders?: FoundFolder[];
}

/**
 * Why the user may not write rules or dashboards, everywhere or in some folders. Without the folder no rule can be
 * written, so the right to create it is needed as well.
 */
export function restrictions({ folder, otherFolders = [] }: Folders): Restrictions {
  const folders = [...(folder === undefined ? [] : [folder]), ...otherFolders];
  return {
    rules: firstReason([mayWriteRules(), ...(folder === undefined ? [mayCreateFolders()] : [])]),
    rulesIn: reasonsIn(folders, mayWriteRulesIn),
    dashboards: firstReason([mayWriteDashboards()]),
    newDashboards: firstReason([mayCreateDashboards()]),
    dashboardsInto: reasonsIn(folders, mayCreateDashboardsIn),
  };
}

function firstReason(permissions: Permission[]): string | undefined {
  return permissions.find(({ allowed }) => !allowed)?.why;
}

function reasonsIn(folders: FoundFolder[], mayIn: (folder: FoundFolder) => Permission): Map<string, string> {
  return new Map(
    folders.flatMap((folder) => {
      const { allowed, why } = mayIn(folder);
      return allowed ? [] : [[folder.uid, why] as const];
    })
  );
}
