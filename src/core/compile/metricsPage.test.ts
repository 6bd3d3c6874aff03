import { families } from '../metrics/families';
import { recordings } from '../recordings/recordings';
import { recordedSeries } from '../recordings/recordedSeries';
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
