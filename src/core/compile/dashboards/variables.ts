import { type VariableModel } from '@grafana/schema';

import { lastQueued } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { quoted } from '../../promql/quoting';
import { type Settings } from '../../settings/schema';
import { DashboardSubject } from './subject';

/** What every panel and variable of a dashboard asks. */
export const chosenDatasource = { type: 'prometheus', uid: '${datasource}' } as const;

const onTimeRangeChanged = 2;
const naturalOrder = 7;

/** How the editor of a variable's query opens; the text is what counts. */
const queryTypes = { labelValues: 1, queryResult: 3 } as const;

/** Which data source, job and cluster, and on the Node dashboard which node. Right before anything was applied. */
export function variablesOf(settings: Settings, subject: DashboardSubject): VariableModel[] {
  const { clusterLabel } = subject;
  const all = [
    datasourceVariable(settings),
    choice('job', 'Job', `label_values(${lastQueued.name}, job)`, {
      // Where no job has series of kube-proxy, its targets may still be there and be down.
      allValue: quoted(subject.defaultJob).slice(1, -1),
      description: 'Jobs that carry metrics of kube-proxy. All: every job whose name says kube-proxy.',
    }),
    choice('cluster', 'Cluster', `label_values(${up.name}{job=~"$job"}, ${clusterLabel})`, {
      allValue: '.*',
      description: `Values of the label ${clusterLabel}. All: also what has no such label.`,
    }),
  ];
  const ipFamily = choice(
    'ip_family',
    'IP family',
    `label_values(${lastQueued.name}{job=~"$job", ${clusterLabel}=~"$cluster"}, ip_family)`,
    {
      allValue: '.*',
      description: 'IPv4 or IPv6. All: both together, and what does not tell (before Kubernetes 1.33).',
    }
  );
  const perFamily = subject.choices.ipFamily === true ? [ipFamily] : [];
  return subject.isPerNode
    ? [
        ...all,
        {
          ...choice('instance', 'Node', `query_result(${onOneLine(nodesWithNames(settings))})`, {
            allValue: '.*',
            description: 'Nodes of which Prometheus has a target. All: the 20 worst nodes in each panel.',
          }),
          regex: '/[{,]instance="(?<value>[^"]*)".*[{,]node="(?<text>[^"]*)"/',
        },
        ...perFamily,
      ]
    : [...all, ...perFamily];
}

/** Every target with the name of its node, whatever node is chosen. */
function nodesWithNames(settings: Settings): Expression {
  const fleet = new DashboardSubject(settings);
  return fleet.named(fleet.kubeProxy.reached());
}

/** Grafana reads the query of a variable up to the first line break. */
function onOneLine({ text }: Expression): string {
  return text.replace(/\n\s*/g, ' ');
}

function datasourceVariable({ sources: [first] }: Settings): VariableModel {
  return {
    name: 'datasource',
    label: 'Data source',
    type: 'datasource',
    query: 'prometheus',
    ...(first === undefined ? {} : { current: { text: first.name, value: first.datasourceUid } }),
    includeAll: false,
    multi: false,
    regex: '',
    skipUrlSync: false,
  };
}

function choice(
  name: string,
  label: string,
  query: string,
  { allValue, description }: { allValue: string; description: string }
): VariableModel {
  return {
    name,
    label,
    description,
    type: 'query',
    datasource: { ...chosenDatasource },
    query: {
      qryType: queryTypes[query.startsWith('label_values') ? 'labelValues' : 'queryResult'],
      query,
      refId: 'PrometheusVariableQueryEditor-VariableQuery',
    },
    current: { text: 'All', value: '$__all' },
    includeAll: true,
    allValue,
    multi: true,
    refresh: onTimeRangeChanged,
    sort: naturalOrder,
    regex: '',
    skipUrlSync: false,
  };
}
