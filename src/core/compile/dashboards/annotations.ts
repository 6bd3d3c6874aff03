import { processStart } from '../../metrics/process';
import { Expression } from '../../promql/expression';
import { select } from '../../promql/selector';
import { type DashboardAnnotation } from './dashboardModel';
import { type DashboardSubject } from './subject';
import { chosenDatasource } from './variables';

/** Starts and alerts, seen over every graph of a dashboard. */
export function annotationsOf(subject: DashboardSubject): DashboardAnnotation[] {
  return [alertStates(), firingAlerts(subject), starts(subject)];
}

/** Grafana keeps the states of its own rules with the panels that they name. */
function alertStates(): DashboardAnnotation {
  return {
    builtIn: 1,
    datasource: { type: 'grafana', uid: '-- Grafana --' },
    enable: true,
    hide: true,
    iconColor: 'rgba(0, 211, 255, 1)',
    name: 'Annotations & Alerts',
    type: 'dashboard',
  };
}

/** Alerts that Prometheus evaluates: exported rules, and those of others about kube-proxy. */
function firingAlerts({ clusterLabel, selectedCluster }: DashboardSubject): DashboardAnnotation {
  const firing = select('ALERTS', [
    { label: 'alertname', operator: '=~', value: 'KubeProxy.+' },
    { label: 'alertstate', operator: '=', value: 'firing' },
    selectedCluster,
  ]).aggregated('max', ['alertname', 'severity', clusterLabel]);
  return {
    datasource: { ...chosenDatasource },
    enable: true,
    iconColor: 'red',
    name: 'Firing alerts',
    target: { refId: 'firing', expr: firing.text, interval: '1m' },
    titleFormat: '{{alertname}}',
    textFormat: `{{severity}} {{${clusterLabel}}}`,
    tagKeys: 'severity',
  };
}

/** One mark a cluster and interval: thousands of nodes restart in a rollout. The value is the time of the start. */
function starts({ kubeProxy, clusterLabel }: DashboardSubject): DashboardAnnotation {
  const milliseconds = 1000;
  const first = kubeProxy
    .series(processStart)
    .isAbove(Expression.atom(`(time() - $__interval_ms / ${milliseconds})`))
    .aggregated('min', kubeProxy.perCluster)
    .times(milliseconds);
  return {
    datasource: { ...chosenDatasource },
    enable: true,
    iconColor: 'blue',
    name: 'kube-proxy starts',
    target: { refId: 'starts', expr: first.text, interval: '5m' },
    titleFormat: 'kube-proxy started',
    textFormat: `{{${clusterLabel}}}`,
    useValueForTime: true,
  };
}
