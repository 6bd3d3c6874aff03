import { LeaveGuard } from '../../components/LeaveGuard';

/** Asks before unsaved changes are left. */
export function UnsavedChangesGuard({ hasChanges }: { hasChanges: boolean }) {
  return (
    <LeaveGuard
      isActive={hasChanges}
      title="Leave without saving?"
      body="Your changes of the settings are not saved."
      confirmText="Leave and discard"
    />
  );
}
