import { type DesiredState } from '../core/plan/state';
import { recordingSupport, type RecordingSupport } from '../core/recordings/recordingSupport';
import { findPrometheusDataSource } from './dataSources';
import { Refused } from './refused';

/** Whether Grafana can record into the data source of this uid; `no` also when it is not there. */
export function recordingSupportOf(uid: string): RecordingSupport {
  try {
    return recordingSupport(findPrometheusDataSource(uid));
  } catch (thrown) {
    if (thrown instanceof Refused) {
      return { can: 'no', reason: `${thrown.reason} ${thrown.nextStep}` };
    }
    throw thrown;
  }
}

/** Why nothing can be recorded where it is wanted, by uid of the data source. */
export function refusedRecording({ groups }: DesiredState): Map<string, string> {
  const targets = new Set(
    groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record?.target_datasource_uid ?? []))
  );
  return new Map(
    [...targets].flatMap((uid) => {
      const { can, reason } = recordingSupportOf(uid);
      return can === 'no' ? [[uid, reason] as const] : [];
    })
  );
}
