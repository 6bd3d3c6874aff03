import { type Applied } from '../compile/applied';
import { appliedDashboard, appliedDashboardFingerprint, dashboardFingerprint } from '../compile/comparableDashboard';
import { isComparable } from '../compile/fingerprint';
import { type Blocked, type DashboardChange, type Difference } from './change';
import { appliedVersions } from './appliedVersions';
import { dashboardDifferences } from './dashboardDifferences';
import { originOf, type Origin } from './origin';
import { memoryOf } from './ownership';
import { type ActualDashboard, type ActualState, type DesiredDashboard, type DesiredState } from './state';

/** What has to happen to each bundled dashboard. */
export function dashboardChanges(
  desired: DesiredState,
  actual: ActualState,
  mayNot: string | undefined
): DashboardChange[] {
  return desired.dashboards.map((wanted) => {
    const found = actual.dashboards.find(({ uid }) => uid === wanted.uid);
    const change = dashboardChange(wanted, found, desired.dashboardFolderUid, wasReset(desired, actual));
    const isSettled = change.kind === 'unchanged' || change.blocked !== undefined;
    return isSettled || mayNot === undefined ? change : { ...change, blocked: { reason: mayNot, nextStep: '' } };
  });
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
  const differences = [
    ...dashboardDifferences(wanted.model, found.model, memoryOf(appliedDashboard(found.model), have, want)),
    ...placeDifference(folderUid, found.folderUid),
  ];
  const isDifferentModel = want !== have;
  const isEdited = isDifferentModel && isEditedByHand(found);
  const kind = isEdited ? 'edited' : differences.length > 0 ? 'update' : 'unchanged';
  return {
    ...same,
    kind,
    isEdited,
    areSettingsNewer: isDifferentModel && appliedDashboardFingerprint(found.model) !== want,
    origin: originOfDashboard(appliedDashboard(found.model), appliedDashboard(wanted.model), wasResetSince),
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
function isEditedByHand({ model }: ActualDashboard): boolean {
  const applied = appliedDashboardFingerprint(model);
  return applied !== undefined && isComparable(applied) && applied !== dashboardFingerprint(model);
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
