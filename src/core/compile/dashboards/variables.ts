import { type VariableModel } from '@grafana/schema';

import { lastQueued } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { type Expression } from '../../promql/expression';
import { type Settings } from '../../settings/schema';
import { jobChoices } from './jobChoices';
import { DashboardSubject } from './subject';
import { worstTargets } from './worstTargets';

/** What every panel and variable of a dashboard asks. */
export const chosenDatasource = { type: 'prometheus', uid: '${datasource}' } as const;

const onTimeRangeChanged = 2;
const naturalOrder = 7;
const asAnswered = 0;
const hiddenVariable = 2;

/** How the editor of a variable's query opens; the text is what counts. */
const queryTypes = { labelValues: 1, queryResult: 3 } as const;

/** Which data source, job and cluster, and on the Node dashboard which node. Right before anything was applied. */
export function variablesOf(settings: Settings, subject: DashboardSubject): VariableModel[] {
  return [
    datasourceVariable(settings),
    jobVariable(subject),
    clusterVariable(subject),
    ...(subject.isPerNode ? [nodeVariable(settings), shownVariable(settings)] : []),
    ...(subject.choices.ipFamily === true ? [ipFamilyVariable(subject)] : []),
  ];
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

/** Not several at once: Grafana escapes what one of many options says, and the first one here is an expression. */
function jobVariable({ defaultJob }: DashboardSubject): VariableModel {
  return {
    ...queried('job', 'Job', queryResult(jobChoices(defaultJob))),
    description:
      'All jobs whose name says kube-proxy, where they have targets. Else the job with the most nodes that send metrics of ' +
      'kube-proxy: on k3s and similar several jobs show the same series.',
    regex: '/[{,]job="(?<value>.*)",shown="(?<text>[^"]*)"/',
    sort: asAnswered,
  };
}

function clusterVariable({ clusterLabel }: DashboardSubject): VariableModel {
  return {
    ...queried('cluster', 'Cluster', `label_values(${up.name}{job=~"$job"}, ${clusterLabel})`),
    description: `Values of the label ${clusterLabel}. All: also what has no such label.`,
    ...severalOrAll('.*'),
  };
}

function nodeVariable(settings: Settings): VariableModel {
  const fleet = new DashboardSubject(settings);
  return {
    ...queried('instance', 'Node', queryResult(fleet.named(fleet.kubeProxy.reached()))),
    description:
      'Nodes of which Prometheus has a target. All: the 20 worst at the end of the chosen time, by what is wrong, then by ' +
      'how slow their syncs are.',
    ...severalOrAll('.*'),
    regex: '/[{,]instance="(?<value>[^"]*)".*[{,]node="(?<text>[^"]*)"/',
  };
}

/** What the graphs read: of thousands of nodes those that can be told apart. */
function shownVariable(settings: Settings): VariableModel {
  return {
    ...queried(
      'shown',
      'Shown nodes',
      queryResult(worstTargets(new DashboardSubject(settings, { targets: 'instance' })))
    ),
    ...severalOrAll(),
    hide: hiddenVariable,
    skipUrlSync: true,
    regex: '/[{,]instance="([^"]*)"/',
    sort: asAnswered,
  };
}

function ipFamilyVariable({ clusterLabel }: DashboardSubject): VariableModel {
  return {
    ...queried(
      'ip_family',
      'IP family',
      `label_values(${lastQueued.name}{job=~"$job", ${clusterLabel}=~"$cluster"}, ip_family)`
    ),
    description: 'IPv4 or IPv6. All: both together, and what does not tell (before Kubernetes 1.33).',
    ...severalOrAll('.*'),
  };
}

/** Grafana reads the query of a variable up to the first line break. */
function queryResult({ text }: Expression): string {
  return `query_result(${text.replace(/\n\s*/g, ' ')})`;
}

function queried(name: string, label: string, query: string): VariableModel {
  return {
    name,
    label,
    type: 'query',
    datasource: { ...chosenDatasource },
    query: {
      qryType: queryTypes[query.startsWith('label_values') ? 'labelValues' : 'queryResult'],
      query,
      refId: 'PrometheusVariableQueryEditor-VariableQuery',
    },
    includeAll: false,
    multi: false,
    refresh: onTimeRangeChanged,
    sort: naturalOrder,
    regex: '',
    skipUrlSync: false,
  };
}

/** @param allValue what All stands for; left out: every option */
function severalOrAll(allValue?: string): Partial<VariableModel> {
  return {
    current: { text: 'All', value: '$__all' },
    includeAll: true,
    multi: true,
    ...(allValue === undefined ? {} : { allValue }),
  };
}
