import { Alert } from '@grafana/ui';

import { type Source } from '../../core/settings/schema';
import { type RemovalResult } from '../../grafana/removal';
import { type PlannedState } from './loadAlerts';
import { RunReport } from './RunReport';
import { type Run } from './useRun';

interface Props {
  run: Run<PlannedState, RemovalResult>;
  sources: readonly Source[];
  /** Does all of it once more when it could not even begin. */
  restart?: () => void;
}

/** What was removed, and what stays. */
export function RemovalReport({ run, sources, restart }: Props) {
  const left = run.state.kind === 'finished' ? run.state.result.left : [];
  return (
    <>
      <RunReport run={run} done="Removed" sources={sources} restart={restart} />
      {left.length > 0 && (
        <Alert title="Some of it stays" severity="info" data-testid="removal-left">
          <ul>
            {left.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}
