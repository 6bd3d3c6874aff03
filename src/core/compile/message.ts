import { quoted } from '../promql/quoting';
import { type Signal, type Unit } from '../signals/signal';
import { type Branch } from './branches';
import { withUnit } from '../units';

/** Prometheus pipes the one value; Grafana takes it from query A and leaves pipes as raw text. */
export type Dialect = 'prometheus' | 'grafana';

const humanized: Record<Unit, string> = {
  seconds: 'humanizeDuration',
  ratio: 'humanizePercentage',
  count: 'humanize',
  nodes: 'printf "%.0f"',
};

const valueOf: Record<Dialect, string> = { prometheus: '$value', grafana: '$values.A.Value' };

/** One text of a signal's message in the template language of its reader. */
export function renderMessage(
  text: string,
  signal: Signal,
  branches: readonly Branch[],
  clusterLabel: string,
  dialect: Dialect
): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    switch (name) {
      case 'node':
        return '{{ $labels.node }}';
      case 'inCluster':
        return `{{ with $labels.${clusterLabel} }} in {{ . }}{{ end }}`;
      case 'value':
        return valueText(signal.message.valueUnit, dialect);
      default:
        return parameterText(name, signal, branches, clusterLabel) ?? placeholder;
    }
  });
}

function valueText(unit: Unit, dialect: Dialect): string {
  const value = valueOf[dialect];
  const number = `{{ ${humanized[unit]} ${value} }}`;
  return unit === 'nodes' ? `${number} node{{ if ne ${value} 1.0 }}s{{ end }}` : number;
}

/** The value itself where all clusters share it, else a choice by the cluster of the alert. */
function parameterText(
  id: string,
  signal: Signal,
  branches: readonly Branch[],
  clusterLabel: string
): string | undefined {
  const unit = signal.parameters.find((parameter) => parameter.id === id)?.unit;
  const values = branches.map(({ parameters }) => parameters[id]);
  const [first] = values;
  if (unit === undefined || first === undefined) {
    return undefined;
  }
  if (values.every((value) => value === first)) {
    return withUnit(first, unit);
  }
  return branches.reduce(
    (otherwise, { clusters, parameters }) => {
      const value = parameters[id];
      if (clusters === undefined || value === undefined) {
        return otherwise;
      }
      // A text in a Go template is written like one in PromQL, and half a surrogate pair is refused in both.
      const isOneOfThem = clusters.map((cluster) => `(eq $labels.${clusterLabel} ${quoted(cluster)})`).join(' ');
      return `{{ if or ${isOneOfThem} }}${withUnit(value, unit)}{{ else }}${otherwise}{{ end }}`;
    },
    withUnit(first, unit)
  );
}
