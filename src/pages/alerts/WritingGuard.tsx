import { LeaveGuard } from '../../components/LeaveGuard';

/** Asks before a page is left on which Grafana is being changed. */
export function WritingGuard({ isWriting }: { isWriting: boolean }) {
  return (
    <LeaveGuard
      isActive={isWriting}
      title="Leave while Grafana is being changed?"
      body="What was begun is still written, but you will not see what became of it. Closing the window would stop it half way."
      confirmText="Leave"
    />
  );
}
