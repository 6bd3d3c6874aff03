import { type GrafanaRule } from '../compile/grafanaRules';
import { type Blocked } from './change';
import { type ActualState, type DesiredState } from './state';

interface Unrecorded {
  metric: string;
  datasourceUid: string;
}

/**
 * What cannot work because its data source takes no recorded series: the rules that record into it, and the alerts that
 * would read these series there and never fire.
 * @returns a function that says so of one rule
 */
export function recordingObstacles(
  { groups }: DesiredState,
  { notRecording = new Map() }: ActualState
): (rule: GrafanaRule) => Blocked | undefined {
  const unrecorded = groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ record }): Unrecorded[] =>
      record !== undefined && notRecording.has(record.target_datasource_uid)
        ? [{ metric: record.metric, datasourceUid: record.target_datasource_uid }]
        : []
    );
  return (rule) => {
    const reason = notRecording.get(rule.record?.target_datasource_uid ?? '');
    if (reason !== undefined) {
      return { reason, nextStep: '' };
    }
    const missing = unrecorded.find((one) => reads(rule, one));
    return missing === undefined
      ? undefined
      : {
          reason: `It would read ${missing.metric}, which its data source cannot record.`,
          nextStep: 'Record into another data source under Configuration, or leave recording off.',
        };
  };
}

function reads({ data }: GrafanaRule, { metric, datasourceUid }: Unrecorded): boolean {
  return data.some((query) => query.datasourceUid === datasourceUid && String(query.model['expr']).includes(metric));
}
