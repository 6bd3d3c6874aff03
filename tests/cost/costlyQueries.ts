import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn, type DashboardJson } from '../../src/core/compile/dashboards/dashboardModel';
import { compileRules } from '../../src/core/compile/rules';
import { withSource } from '../../src/core/settings/bundledSettings';
import { parseSettings } from '../../src/core/settings/parse';
import { type Settings } from '../../src/core/settings/schema';
import { catalogue } from '../../src/core/signals/catalogue';

/** A query whose cost is of interest. */
export interface CostlyQuery {
  kind: 'rule' | 'panel' | 'naive form';
  name: string;
  expression: string;
  /** Asked for every point of a graph instead of for one moment. */
  isRange: boolean;
}

/** Every rule, also those that nobody is alerted of unless asked for; levels of one signal read the same and count each. */
export function ruleQueries(): CostlyQuery[] {
  return compileRules(settings()).map(({ signal, severity, expression }) => ({
    kind: 'rule',
    name: `${signal.alert} (${severity})`,
    expression: expression.text,
    isRange: false,
  }));
}

/**
 * Every panel of every dashboard, a panel with several queries as one, and what its variables ask; nothing chosen. Of the
 * nodes of Kube-proxy / Node as many as it shows.
 */
export function panelQueries(): CostlyQuery[] {
  return compileDashboards(settings()).flatMap(({ title, model }) => [
    ...model.panels.filter(isDrawn).flatMap((panel) =>
      panel.targets.map(({ expr, range }): CostlyQuery => ({
        kind: 'panel',
        name: `${title}: ${panel.title}`,
        expression: interpolated(expr, model),
        isRange: range,
      }))
    ),
    ...model.templating.list.flatMap(({ name, query }): CostlyQuery[] => {
      const [, expression] = /^query_result\((.*)\)$/.exec(textOf(query)) ?? [];
      return expression === undefined
        ? []
        : [
            {
              kind: 'panel',
              name: `${title}: the variable ${name}`,
              expression: interpolated(expression, model),
              isRange: false,
            },
          ];
    }),
  ]);
}

function textOf(query: unknown): string {
  return typeof query === 'object' && query !== null && 'query' in query ? String(query.query) : String(query);
}

/** What these questions are usually asked with: by the job, everything of the histogram, every sample of the day. */
export const naiveForms: readonly CostlyQuery[] = [
  [
    'p99 of network programming over all buckets (instead of KubeProxyNetworkProgrammingSlow)',
    'histogram_quantile(0.99, sum by (cluster, le) (rate(kubeproxy_network_programming_duration_seconds_bucket{job=~"(.*/)?kube-proxy(-windows)?"}[5m])))',
  ],
  [
    'p99 of syncs over all buckets (instead of KubeProxySyncSlow)',
    'histogram_quantile(0.99, sum by (cluster, job, instance, le) (rate(kubeproxy_sync_proxy_rules_duration_seconds_bucket{job=~"(.*/)?kube-proxy(-windows)?"}[5m])))',
  ],
  [
    'every sample of `up` within a day (instead of KubeProxyDown)',
    'group by (cluster) (last_over_time(up{job=~"(.*/)?kube-proxy(-windows)?"}[1d])) unless on (cluster) group by (cluster) (up{job=~"(.*/)?kube-proxy(-windows)?"} == 1)',
  ],
].map(([name = '', expression = '']) => ({ kind: 'naive form', name, expression, isRange: false }));

/** An hour with a point a minute. */
export const graph = { seconds: 3600, step: 60 } as const;

function interpolated(expr: string, { templating }: DashboardJson): string {
  const values = new Map(templating.list.map(({ name, allValue }) => [name, allValue ?? '.*']));
  values.set('job', 'kube-proxy');
  values.set('__range', `${graph.seconds}s`).set('__interval', `${graph.step}s`);
  return expr.replace(/\$\{?(\w+)\}?/g, (placeholder, name: string) => values.get(name) ?? placeholder);
}

function settings(): Settings {
  const parsed = parseSettings({
    signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])),
  });
  if (parsed.kind !== 'usable') {
    throw new Error(`The default settings cannot be used: ${JSON.stringify(parsed)}`);
  }
  return withSource(parsed.settings);
}
