import { type Restrictions } from '../core/plan/restrictions';
import { type ActualState, type DesiredState } from '../core/plan/state';
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

type Wanted = Pick<DesiredState, 'folder' | 'dashboardFolderUid'>;
type Found = Pick<ActualState, 'folder' | 'otherFolders' | 'unseenFolders' | 'rules'>;

/**
 * Why the user may not write rules or dashboards, everywhere or in some folders. Without the folder no rule can be
 * written, so the right to create it is needed as well.
 */
export function restrictions(wanted: Wanted, found: Found): Restrictions {
  const { folder, otherFolders = [] } = found;
  const folders = [...(folder === undefined ? [] : [folder]), ...otherFolders];
  return {
    rules: firstReason([mayWriteRules(), ...(folder === undefined ? [mayCreateFolders()] : [])]),
    rulesIn: new Map([...reasonsIn(folders, mayWriteRulesIn), ...hiddenFolder(wanted, found)]),
    dashboards: firstReason([mayWriteDashboards()]),
    newDashboards: firstReason([mayCreateDashboards()]),
    dashboardsInto: new Map([...reasonsIn(folders, mayCreateDashboardsIn), ...unseenDashboardFolder(wanted, found)]),
  };
}

/** Rules that the user sees in a folder that they do not see prove that it is there: to create it would be refused. */
function hiddenFolder({ folder: { uid, title } }: Wanted, { unseenFolders, rules }: Found): Array<[string, string]> {
  const isHidden = unseenFolders?.get(uid) === 'not shown' && rules.some(({ folderUID }) => folderUID === uid);
  return isHidden
    ? [
        [
          uid,
          `The folder “${title}” is there, but you may not see it. Ask an administrator for the right to edit in it.`,
        ],
      ]
    : [];
}

/** Only the folder of the rules is created when it is not there. */
function unseenDashboardFolder(wanted: Wanted, { unseenFolders }: Found): Array<[string, string]> {
  const { dashboardFolderUid: uid = '' } = wanted;
  const unseen = uid === wanted.folder.uid ? undefined : unseenFolders?.get(uid);
  const what = unseen === 'absent' ? 'is not there' : 'is not there, or you may not see it';
  return unseen === undefined
    ? []
    : [
        [
          uid,
          `The folder for dashboards (uid ${uid}) ${what}. Choose another one under Configuration, or ask an administrator.`,
        ],
      ];
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
