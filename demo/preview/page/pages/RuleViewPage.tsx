import { getBackendSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { PluginPageLayout } from '../chrome/PluginPageLayout';
import { recordOf } from '../panels/optionValues';

type Rule = Record<string, unknown>;
type Shown = { rule: Rule; state: Rule } | 'missing' | undefined;

async function read(uid: string): Promise<Shown> {
  const rules = await getBackendSrv().get<Rule[]>('/api/v1/provisioning/alert-rules');
  const rule = rules.find((candidate) => candidate['uid'] === uid);
  if (!rule) {
    return 'missing';
  }
  const states = await getBackendSrv().get<{ data: { groups: Array<{ rules: Rule[] }> } }>(
    '/api/prometheus/grafana/api/v1/rules'
  );
  const state = states.data.groups.flatMap((group) => group.rules).find((candidate) => candidate['uid'] === uid);
  return { rule, state: state ?? {} };
}

/** One stored rule and what it does, in place of Grafana's rule page. */
export function RuleViewPage() {
  const { uid = '' } = useParams();
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    void read(uid).then(setShown);
  }, [uid]);
  if (shown === undefined) {
    return <LoadingPlaceholder text="Loading …" />;
  }
  if (shown === 'missing') {
    return (
      <PluginPageLayout pageNav={{ text: 'Alert rule' }}>
        <Alert title={`There is no rule ${uid}`} />
      </PluginPageLayout>
    );
  }
  const { rule, state } = shown;
  const alerts = Array.isArray(state['alerts']) ? state['alerts'].map(recordOf) : [];
  const queries = Array.isArray(rule['data']) ? rule['data'].map(recordOf) : [];
  return (
    <PluginPageLayout
      pageNav={{ text: String(rule['title']) }}
      subTitle={`Group ${String(rule['ruleGroup'])}, folder ${String(rule['folderUID'])}`}
    >
      <p data-testid="rule-state">{`State ${String(state['state'])}, health ${String(state['health'])}${rule['isPaused'] ? ', paused' : ''}`}</p>
      {queries.map((query) => {
        const model = recordOf(query['model']);
        return (
          <pre
            key={String(query['refId'])}
          >{`${String(query['refId'])}: ${String(model['expr'] ?? model['expression'] ?? '')}`}</pre>
        );
      })}
      <h2>Alerts</h2>
      <ul>
        {alerts.map((alert, position) => (
          <li
            key={position}
          >{`${String(alert['state'])}: ${String(recordOf(alert['annotations'])['summary'] ?? '')}`}</li>
        ))}
      </ul>
      <h2>As stored</h2>
      <pre>{JSON.stringify(rule, null, 2)}</pre>
    </PluginPageLayout>
  );
}
