import { compilePrometheusRules } from '../../../src/core/compile/prometheusRules';
import { compileRules } from '../../../src/core/compile/rules';
import { type Severity, type SignalId } from '../../../src/core/signals/signal';
import { runPromtool } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';

interface MessageCase {
  signal: SignalId;
  severity: Severity;
  /** Series that violate, with promtool's values, one a minute; the target answers unless they say otherwise. */
  series: Record<string, string>;
  /** When to look: before a lesser level fires as well. */
  at: string;
  labels: Record<string, string>;
  summary: string;
  description: string;
}

const cluster = 'cluster="prod"';
const target = `${cluster},job="kube-proxy",instance="10.0.0.1:10249"`;
const other = `${cluster},job="kube-proxy",instance="10.0.0.2:10249"`;
const family = `${target},ip_family="IPv4"`;
const otherFamily = `${target},ip_family="IPv6"`;
const queued = 'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds';
const synced = 'kubeproxy_sync_proxy_rules_last_timestamp_seconds';
const duration = 'kubeproxy_sync_proxy_rules_duration_seconds';
const desired = `kube_daemonset_status_desired_number_scheduled{${cluster},namespace="kube-system",daemonset="kube-proxy"}`;
const nodeA1 = { [`kube_node_info{${cluster},node="a1",internal_ip="10.0.0.1"}`]: '1x40' };
const answers = { [`up{${target}}`]: '1x40', [`${queued}{${family}}`]: '30x40', ...nodeA1 };
const ofNode = { cluster: 'prod', job: 'kube-proxy', instance: '10.0.0.1:10249', node: 'a1' };
const settings = settingsOf({ title: 'messages' });

const cases: MessageCase[] = [
  {
    signal: 'metrics-missing',
    severity: 'critical',
    series: { [`up{${target}}`]: '1x40' },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'No kube-proxy metrics in prod',
    description:
      'Prometheus gives no metrics of kube-proxy in prod: no other alert of Kube-proxy Monitor can fire. Either the data source does not answer, or the targets answer with something else (a wrong port, or a list of metrics to keep).',
  },
  {
    signal: 'down',
    severity: 'critical',
    series: { [`up{${target}}`]: '0x40' },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'No kube-proxy can be reached in prod',
    description:
      'Prometheus reaches not a single kube-proxy in prod. Either all of them are down, or none can be scraped any more; nothing is known about Service routing.',
  },
  {
    signal: 'down',
    severity: 'critical',
    series: { 'up{job="kube-proxy",instance="10.0.0.1:10249"}': '0x40' },
    at: '15m',
    labels: {},
    summary: 'No kube-proxy can be reached',
    description:
      'Prometheus reaches not a single kube-proxy. Either all of them are down, or none can be scraped any more; nothing is known about Service routing.',
  },
  {
    signal: 'instance-down',
    severity: 'warning',
    series: { [`up{${target}}`]: '0x40', [`up{${other}}`]: '1x40', [`${queued}{${other}}`]: '30x40', ...nodeA1 },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 cannot be reached',
    description:
      'Prometheus cannot scrape kube-proxy on a1 in prod. If the process is down, Services on this node go wrong with their next change.',
  },
  {
    signal: 'coverage-below-expected',
    severity: 'warning',
    series: { ...answers, [desired]: '2x40' },
    at: '20m',
    labels: { cluster: 'prod' },
    summary: '1 node without kube-proxy in prod',
    description:
      'Fewer kube-proxies run in prod than expected: 1 node without one. Pods there reach no Service, or only with rules from before.',
  },
  {
    signal: 'coverage-below-expected',
    severity: 'warning',
    series: { ...answers, [desired]: '1235x40' },
    at: '20m',
    labels: { cluster: 'prod' },
    summary: '1234 nodes without kube-proxy in prod',
    description:
      'Fewer kube-proxies run in prod than expected: 1234 nodes without one. Pods there reach no Service, or only with rules from before.',
  },
  {
    signal: 'rules-stale',
    severity: 'critical',
    // The other IP family keeps up.
    series: {
      ...answers,
      [`${synced}{${family}}`]: '20x40',
      [`${queued}{${otherFamily}}`]: '0+60x40',
      [`${synced}{${otherFamily}}`]: '1+60x40',
    },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 does not apply Service changes',
    description:
      'A change queued more than 60 s ago is still not in the rules of a1 in prod; the last successful sync was 14m 40s ago. Services that changed since then do not work through this node.',
  },
  {
    signal: 'never-synced',
    severity: 'critical',
    // The other IP family was programmed.
    series: {
      ...answers,
      [`process_start_time_seconds{${target}}`]: '29x40',
      [`${queued}{${otherFamily}}`]: '30x40',
      [`${synced}{${otherFamily}}`]: '31x40',
    },
    at: '20m',
    labels: ofNode,
    summary: 'kube-proxy on a1 has never programmed its rules',
    description:
      'kube-proxy on a1 in prod started 19m 31s ago and has not programmed its rules once, for one IP family at least. No Service works on this node, or only with rules from before.',
  },
  {
    signal: 'sync-slow',
    severity: 'critical',
    series: { ...answers, [`${duration}_sum{${family}}`]: '0+60x40', [`${duration}_count{${family}}`]: '0+4x40' },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 takes 15s for a sync',
    description:
      'Programming rules on a1 in prod takes 15s on average, above 14 s. Changes of Services arrive late on this node.',
  },
  {
    signal: 'many-instances-down',
    severity: 'critical',
    series: {
      ...answers,
      ...Object.fromEntries(
        [2, 3, 4].map((host) => [`up{${cluster},job="kube-proxy",instance="10.0.0.${host}:10249"}`, '0x40'])
      ),
    },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'Many kube-proxies cannot be reached in prod',
    description:
      'Prometheus cannot scrape 75% of the kube-proxies in prod, more than 10 %. Where they are down, Services go wrong with their next change.',
  },
  {
    signal: 'node-not-covered',
    severity: 'warning',
    series: {
      ...answers,
      [`kube_node_info{${cluster},node="a2",internal_ip="10.0.0.2"}`]: '1x40',
      [desired]: '2x40',
    },
    at: '20m',
    labels: { cluster: 'prod', node: 'a2' },
    summary: 'a2 has no kube-proxy',
    description:
      'The node a2 in prod is ready and Prometheus knows no kube-proxy on it. Its Pods reach no Service, or only with rules from before; or it is not watched.',
  },
  {
    signal: 'sync-failing',
    severity: 'warning',
    series: { ...answers, [`kubeproxy_sync_proxy_rules_nftables_sync_failures_total{${family}}`]: '_x5 2+2x35' },
    at: '13m',
    labels: ofNode,
    summary: 'Syncs of kube-proxy on a1 fail',
    // Born with 2 at 5 minutes, 2 more each minute since.
    description:
      '18 syncs on a1 in prod failed in the last 15 minutes, more than 3, and failures go on. Until Kubernetes 1.32 the rules of one IP family may be old without any other sign.',
  },
  {
    signal: 'network-programming-slow',
    severity: 'warning',
    series: {
      ...answers,
      [`kubeproxy_network_programming_duration_seconds_bucket{${family},le="30.0"}`]: '0+15x40',
      [`kubeproxy_network_programming_duration_seconds_count{${family}}`]: '0+20x40',
    },
    at: '25m',
    labels: { cluster: 'prod' },
    summary: 'Changes of Services arrive late in prod',
    description:
      '25% of the changes of endpoints in prod took longer than 30 s to arrive in the rules of a node, more than 1 %. Meanwhile connections go to Pods that are gone.',
  },
  {
    signal: 'api-server-unusable',
    severity: 'critical',
    series: {
      ...answers,
      [`up{${other}}`]: '1x40',
      [`rest_client_requests_total{${target},code="<error>"}`]: '0+3x40',
      [`rest_client_requests_total{${other},code="403"}`]: '0+3x40',
    },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'kube-proxies get no use of the API server in prod',
    description:
      'Requests to the API server fail or are rejected on 100% of the kube-proxies in prod, more than 50 %. While it lasts, no change of a Service reaches these nodes.',
  },
  {
    signal: 'api-server-unauthorized',
    severity: 'critical',
    series: { ...answers, [`rest_client_requests_total{${target},code="401"}`]: '0+6x40' },
    at: '15m',
    labels: ofNode,
    summary: 'The API server rejects kube-proxy on a1',
    description:
      'The API server rejected 60 requests of kube-proxy on a1 in prod in the last 10 minutes (401 or 403), more than 3, and goes on. Changes of Services do not reach this node.',
  },
  {
    signal: 'ipvs-mode-deprecated',
    severity: 'info',
    series: {
      ...answers,
      [`${synced}{${family}}`]: '31x90',
      [`up{${target}}`]: '1x90',
      [`kubeproxy_sync_proxy_rules_endpoint_changes_pending{${target}}`]: '0x90',
    },
    at: '70m',
    labels: { cluster: 'prod' },
    summary: '1 node in ipvs mode in prod',
    description:
      'kube-proxy runs in ipvs mode on 1 node in prod. It is deprecated since Kubernetes 1.35 and planned to be removed in 1.43: plan the move to nftables.',
  },
  {
    signal: 'api-server-errors',
    severity: 'warning',
    series: {
      ...answers,
      [`rest_client_requests_total{${target},code="200"}`]: '0+1x40',
      [`rest_client_requests_total{${target},code="<error>"}`]: '0+3x40',
    },
    at: '20m',
    labels: ofNode,
    summary: 'kube-proxy on a1 gets errors from the API server',
    description:
      '75% of the requests of kube-proxy on a1 in prod to the API server fail, above 10 %. While it lasts, changes of Services do not reach this node.',
  },
];

/** What people read: every alert's texts as Prometheus renders them, and its whole set of labels. */
export async function testMessages(): Promise<RuleTestResult[]> {
  const compiled = compileRules(settings);
  const verdicts = await runPromtool(
    cases.map(({ signal, severity, series, at, labels, summary, description }) => {
      const rule = compiled.find((each) => each.signal.id === signal && each.severity === severity);
      if (rule === undefined) {
        throw new Error(`There is no rule of ${signal} (${severity})`);
      }
      return {
        title: signal,
        rules: compilePrometheusRules(settings),
        evaluationInterval: '1m',
        test: {
          name: signal,
          interval: '1m',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [],
          alert_rule_test: [
            {
              eval_time: at,
              alertname: rule.signal.alert,
              exp_alerts: [
                {
                  exp_labels: { ...rule.labels, ...labels },
                  exp_annotations: { summary, description, runbook_url: rule.runbookUrl },
                },
              ],
            },
          ],
        },
      };
    })
  );
  return cases.map(({ signal, severity, summary }, index) => {
    const verdict = verdicts[index];
    return { title: `${signal} (${severity}) says “${summary}”`, problems: verdict === undefined ? [] : [verdict] };
  });
}
