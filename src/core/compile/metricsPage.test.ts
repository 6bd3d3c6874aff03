import { families } from '../metrics/families';
import { recordings } from '../recordings/recordings';
import { recordedSeries } from '../recordings/recordedSeries';
import { catalogue } from '../signals/catalogue';
import { familiesOfSignal } from './familiesOfSignal';
import { keepListBlocks } from './keepList';
import { metricsPage } from './metricsPage';

const page = metricsPage();

it('tells of every family once', () => {
  for (const { name } of families) {
    expect(page.split(`### \`${name}\`\n`)).toHaveLength(2);
  }
});

it('tells what misleads, since when a family is there, and which alert reads it', () => {
  const [, ofFailures = ''] = page.split('### `kubeproxy_sync_proxy_rules_iptables_restore_failures_total`\n');
  const [own = ''] = ofFailures.split('\n### ');
  expect(own).toContain('- Kubernetes: since 1.17');
  expect(own).toContain('- Modes: iptables, ipvs');
  expect(own).toContain('> Since Kubernetes 1.33 it is missing until the first failure');
  expect(own).toContain('[KubeProxySyncFailing](runbooks/sync-failing.md)');
});

it.each([
  ['kube_node_created', 'KubeProxyNodeNotCovered KubeProxyCoverageBelowExpected'],
  ['kube_node_spec_taint', 'KubeProxyNodeNotCovered KubeProxyCoverageBelowExpected'],
  [
    'kubeproxy_sync_proxy_rules_duration_seconds',
    'KubeProxyMetricsMissing KubeProxyInstanceMetricsMissing KubeProxySyncSlow',
  ],
  [
    'kubelet_node_name',
    'KubeProxyApiServerUnusable KubeProxyApiServerErrors KubeProxyApiServerUnauthorized KubeProxyApiServerSlow',
  ],
  [
    'kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total',
    'KubeProxySyncFailing KubeProxyPartialSyncFailing',
  ],
  ['kubeproxy_sync_proxy_rules_iptables_total', 'KubeProxyMixedModes KubeProxyIPVSModeDeprecated'],
])('names every alert whose condition has %s in it, required or not', (family, alerts) => {
  const [, after = ''] = page.split(`### \`${family}\`\n`);
  const [, own = ''] = /^- Alerts: (.*)$/m.exec(after) ?? [];
  expect(own.match(/KubeProxy\w+/g)?.join(' ')).toBe(alerts);
});

it('has what a list of metrics must keep', () => {
  expect(page).toContain(keepListBlocks().join('\n\n'));
});

it('every signal reads what it requires', () => {
  for (const signal of catalogue) {
    const read = familiesOfSignal(signal);
    expect([signal.id, signal.requires.families.filter((family) => !read.includes(family))]).toEqual([signal.id, []]);
  }
});

it('tells of every series that can be recorded, and who reads it', () => {
  const [, table = ''] = page.split('## Recorded series');
  for (const { id, meaning } of recordings) {
    const row = table.split('\n').find((line) => line.startsWith(`| \`${recordedSeries[id].name}\``)) ?? '';
    expect(row).toContain(meaning);
    expect(row).not.toMatch(/\|\s*\|$/);
  }
  expect(table).toMatch(/mean4m`.*\[KubeProxySyncSlow\]\(runbooks\/sync-slow\.md\)/);
  expect(table).toMatch(/p99_4m`.*`cluster:\S+:p99_4m_q99_1d`/);
});

it('shows buckets in the order of their bounds', () => {
  expect(page).toContain('- Buckets: 0, 0.25, 0.5, 1, 2, 3,');
});
