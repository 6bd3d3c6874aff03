import { type Threshold } from '@grafana/schema';

import { type Expression } from '../../promql/expression';
import { noneOf, oneOf, type Matcher } from '../../promql/selector';
import { effectiveLevels } from '../../settings/effective';
import { type Source } from '../../settings/schema';
import { type Severity, type Signal, type Unit } from '../../signals/signal';
import { withUnit } from '../../units';
import { type DashboardSubject } from './subject';

/** Theme colours by severity; what violates nothing has none. */
export const severityColors: Record<Severity, string> = { info: 'blue', warning: 'orange', critical: 'red' };

/** A threshold that only some clusters have: drawn by a query. */
export interface ThresholdSeries {
  severity: Severity;
  expression: Expression;
  legend: string;
}

export interface ThresholdLines {
  /** Colour of what is below the first step, where low is bad. */
  base?: string;
  /** Thresholds that all clusters share, ascending. */
  steps: Threshold[];
  series: ThresholdSeries[];
}

/** The lines of a signal's thresholds; none where no parameter is drawn. Levels that are off have no line. */
export function thresholdLines(signal: Signal, subject: DashboardSubject): ThresholdLines {
  const { line } = signal;
  const parameter = signal.parameters.find(({ id }) => id === line);
  if (parameter === undefined) {
    return { steps: [], series: [] };
  }
  const lines = signal.levels.map(({ severity }) =>
    linesOf(valuesOf(signal, parameter.id, severity, subject), severity, parameter.unit, subject)
  );
  return {
    steps: lines.flatMap(({ steps }) => steps).sort((left, right) => (left.value ?? 0) - (right.value ?? 0)),
    series: lines.flatMap(({ series }) => series),
  };
}

interface Values {
  /** Of all clusters that say nothing of their own; undefined where the level is off. */
  elsewhere: number | undefined;
  byCluster: Array<[cluster: string, value: number | undefined]>;
}

function valuesOf(signal: Signal, parameter: string, severity: Severity, subject: DashboardSubject): Values {
  const { settings, clusters } = subject;
  const source = settings.sources[0] === undefined ? undefined : { ...settings.sources[0], clusters };
  const valueOf = (of?: Source, cluster?: string) => {
    const level = effectiveLevels(signal, settings, of, cluster).find((one) => one.severity === severity);
    return level?.enabled === true ? level.parameters[parameter] : undefined;
  };
  return {
    elsewhere: valueOf(),
    byCluster: Object.entries(clusters)
      .filter(([, { kubeProxy }]) => kubeProxy)
      .map(([cluster]) => [cluster, valueOf(source, cluster)]),
  };
}

function linesOf(
  { elsewhere, byCluster }: Values,
  severity: Severity,
  unit: Unit,
  subject: DashboardSubject
): ThresholdLines {
  const apart = byCluster.filter(([, value]) => value !== elsewhere);
  if (apart.length === 0) {
    return {
      steps: elsewhere === undefined ? [] : [{ color: severityColors[severity], value: elsewhere }],
      series: [],
    };
  }
  const label = subject.clusterLabel;
  const toSeries = (value: number, clusters: Matcher, where: string): ThresholdSeries => ({
    severity,
    expression: subject.targets([clusters]).aggregated('group', []).times(value),
    legend: `${severity} above ${withUnit(value, unit)}: ${where}`,
  });
  const ofClusters = [...new Set(apart.map(([, value]) => value))].flatMap((value) => {
    const names = apart.filter(([, own]) => own === value).map(([cluster]) => cluster);
    return value === undefined ? [] : [toSeries(value, oneOf(label, names), names.map(nameOf).join(', '))];
  });
  const rest = noneOf(
    label,
    apart.map(([cluster]) => cluster)
  );
  return {
    steps: [],
    series: [...(elsewhere === undefined ? [] : [toSeries(elsewhere, rest, 'other clusters')]), ...ofClusters],
  };
}

function nameOf(cluster: string): string {
  return cluster === '' ? 'without a cluster label' : cluster;
}
