import { type Applied } from '../compile/applied';
import { appliedDashboard, dashboardFingerprint } from '../compile/comparableDashboard';
import { isComparable } from '../compile/fingerprint';
import { type Blocked, type DashboardChange, type Difference } from './change';
import { appliedVersions } from './appliedVersions';
import { dashboardDifferences } from './dashboardDifferences';
import { originOf, type Origin } from './origin';
import { memoryOf } from './ownership';
import { mayNotSaveDashboard, type Restrictions } from './restrictions';
import { type ActualDashboard, type ActualState, type DesiredDashboard, type DesiredState } from './state';

/** What has to happen to each bundled dashboard. */
export function dashboardChanges(desired: DesiredState, actual: ActualState, mayNot: Restrictions): DashboardChange[] {
  const { dashboardFolderUid: folderUid } = desired;
  return desired.dashboards.map((wanted) => {
    const hidden = actual.hiddenDashboards?.get(wanted.uid);
    if (hidden !== undefined) {
      return hiddenDashboard(wanted, folderUid, hidden);
    }
    const found = actual.dashboards.find(({ uid }) => uid === wanted.uid);
    const change = dashboardChange(wanted, found, folderUid, wasReset(desired, actual));
    const into = found?.folderUid === folderUid ? undefined : folderUid;
    return change.kind === 'unchanged' || change.blocked !== undefined
      ? change
      : { ...change, blocked: mayNotSaveDashboard(mayNot, found === undefined, into) };
  });
}

/** Whether it differs, only somebody who may see it can say. */
function hiddenDashboard(wanted: DesiredDashboard, folderUid: string | undefined, blocked: Blocked): DashboardChange {
  return {
    subject: 'dashboard',
    id: wanted.uid,
    title: wanted.title,
    kind: 'update',
    isEdited: false,
    areSettingsNewer: false,
    differences: [],
    wanted,
    folderUid,
    blocked,
  };
}

function dashboardChange(
  wanted: DesiredDashboard,
  found: ActualDashboard | undefined,
  folderUid: string | undefined,
  wasResetSince: boolean
): DashboardChange {
  const same = { subject: 'dashboard', id: wanted.uid, title: wanted.title, wanted, found, folderUid } as const;
  if (found === undefined) {
    return { ...same, kind: 'create', isEdited: false, areSettingsNewer: false, differences: [] };
  }
  const [want, have] = [dashboardFingerprint(wanted.model), dashboardFingerprint(found.model)];
  const applied = appliedDashboard(found.model);
  const isDifferentModel = want !== have;
  const differences = [
    ...(isDifferentModel ? dashboardDifferences(wanted.model, found.model, memoryOf(applied, have, want)) : []),
    ...placeDifference(folderUid, found.folderUid),
  ];
  const isEdited = isDifferentModel && isEditedByHand(applied, have);
  const kind = isEdited ? 'edited' : differences.length > 0 ? 'update' : 'unchanged';
  return {
    ...same,
    kind,
    isEdited,
    areSettingsNewer: isDifferentModel && applied?.fingerprint !== want,
    origin: originOfDashboard(applied, appliedDashboard(wanted.model), wasResetSince),
    differences,
    blocked: kind === 'unchanged' ? undefined : blockedByOwner(found),
  };
}

/** One that an upgrade brought back to how it is bundled has forgotten its settings; the rules have not. */
function originOfDashboard(
  applied: Applied | undefined,
  wanted: Applied | undefined,
  wasResetSince: boolean
): Origin | undefined {
  const isAsBundled = applied !== undefined && applied.version === undefined;
  return isAsBundled && wasResetSince ? 'upgrade' : wanted === undefined ? undefined : originOf(applied, wanted);
}

/** True when the plugin was applied before, and never by this version. */
function wasReset({ version }: DesiredState, { rules }: ActualState): boolean {
  const versions = appliedVersions(rules);
  return version !== undefined && versions.length > 0 && !versions.includes(version);
}

function placeDifference(wanted: string | undefined, found: string): Difference[] {
  return wanted === undefined || wanted === found ? [] : [{ field: 'folder', wanted, found, kind: 'value' }];
}

/** Bundled dashboards that were never applied say nothing about edits, so they count as untouched. */
function isEditedByHand(applied: Applied | undefined, have: string): boolean {
  return applied !== undefined && isComparable(applied.fingerprint) && applied.fingerprint !== have;
}

function blockedByOwner({ isProvisioned, canSave }: ActualDashboard): Blocked | undefined {
  if (isProvisioned) {
    return {
      reason: 'It comes from a provisioning file, which would undo every change.',
      nextStep: 'Export the dashboard and put it into that file.',
    };
  }
  return canSave
    ? undefined
    : { reason: 'You may not save this dashboard.', nextStep: 'Ask somebody who may edit it.' };
}
