import { Alert } from '@grafana/ui';

import { recordingSupportOf } from '../../grafana/recordingTargets';
import { type RuleWithState } from './RuleStates';

/** What has to be set up for the recording rules that fail; Grafana's own error says the status of an answer only. */
export function FailingRecordings({ rules }: { rules: readonly RuleWithState[] }) {
  const targets = new Set(
    rules.flatMap(({ state, rule: { record } }) =>
      state.isRecording && state.error !== undefined ? (record?.target_datasource_uid ?? []) : []
    )
  );
  return [...targets].map((uid) => (
    <Alert key={uid} severity="warning" title="Recording fails">
      {recordingSupportOf(uid).reason}
    </Alert>
  ));
}
