import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn } from '../../src/core/compile/dashboards/dashboardModel';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { catalogue } from '../../src/core/signals/catalogue';

const page = readFileSync(join(__dirname, '../../docs/from-kubernetes-mixin.md'), 'utf8');
const [, panels = '', alerts = ''] = page.split(/^## (?:Panels|Alerts|Switch off)[^\n]*\n/m);

function rows(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** What each panel of the kubernetes-mixin asks: the series, and what becomes of them. */
const asked: Record<string, RegExp> = {
  Up: /sum by [^]*up\{/,
  'Rules Sync Rate': /rate\(kubeproxy_sync_proxy_rules_duration_seconds_count\{/,
  'Rules Sync Latency 99th Quantile':
    /histogram_quantile\(\s*0\.99,[^]*rate\(kubeproxy_sync_proxy_rules_duration_seconds_bucket\{/,
  'Network Programming Rate': /rate\(kubeproxy_network_programming_duration_seconds_count\{/,
  'Network Programming Latency 99th Quantile':
    /histogram_quantile\(\s*0\.99,[^]*rate\(kubeproxy_network_programming_duration_seconds_bucket\{/,
  'Kube API Request Rate': /rate\(rest_client_requests_total\{/,
  'Post Request Latency 99th Quantile':
    /histogram_quantile\(\s*0\.99,[^]*by \(verb, le\)[^]*rate\(rest_client_request_duration_seconds_bucket\{/,
  'Get Request Latency 99th Quantile':
    /histogram_quantile\(\s*0\.99,[^]*by \(verb, le\)[^]*rate\(rest_client_request_duration_seconds_bucket\{/,
  Memory: /process_resident_memory_bytes\{/,
  'CPU usage': /rate\(process_cpu_seconds_total\{/,
  Goroutines: /go_goroutines\{/,
};

it.each(Object.entries(asked))('has a panel that asks what %s of the kubernetes-mixin asks', (theirs, query) => {
  const [, , dashboard, title] = rows(panels).find(([, name]) => name === theirs) ?? [];
  const panel = compileDashboards(bundledSettings())
    .find((compiled) => compiled.title === dashboard)
    ?.model.panels.filter(isDrawn)
    .find((drawn) => drawn.title === title);
  expect(panel?.targets.map(({ expr }) => expr)).toContainEqual(expect.stringMatching(query));
});

it('speaks of these eleven and no other', () => {
  expect(rows(panels).map(([, theirs]) => theirs)).toEqual(Object.keys(asked));
});

it('names an alert that is there for each of the others’', () => {
  const known = catalogue.map(({ alert }) => alert);
  const named = rows(alerts).map(([, , alert]) => alert);
  expect(named).toHaveLength(12);
  expect(named.filter((alert) => alert === undefined || !known.includes(alert))).toEqual([]);
});
