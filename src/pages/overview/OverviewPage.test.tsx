import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import {
  fakeDataSources,
  FakeGrafana,
  recorded,
  signedInWith,
  type FakeDataSource,
  type QueryAnswer,
} from '../../../tests/grafana/fakeGrafana';
import { withNewSource, withSignalEnabled } from '../../core/settings/edit';
import { defaultSettings } from '../../core/settings/parse';
import { catalogue } from '../../core/signals/catalogue';
import OverviewPage from './OverviewPage';

// Outside Grafana a plugin page has no place for actions.
jest.mock('../../components/Page', () => ({
  Page: ({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) => (
    <>
      <h1>{title}</h1>
      {actions}
      {children}
    </>
  ),
}));

jest.setTimeout(30_000);

const clusters = { 'prod-eu': 3, 'prod-us': 2 };
const perCluster = Object.entries(clusters).map(([cluster, value]) => ({ labels: { cluster }, value }));

/** Answers of a Prometheus on which all is well, but for what `unwell` says. */
const answering =
  (unwell: Record<string, QueryAnswer> = {}) =>
  (refId: string): QueryAnswer =>
    Object.entries(unwell).find(([name]) => refId.endsWith(name))?.[1] ??
    (['expected', 'running', 'targets'].includes(refId) ? perCluster : []);

const prometheus = (answer: FakeDataSource['answer']): FakeDataSource => ({ uid: 'prom', name: 'Prometheus', answer });
const oneSource = withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom');
const withoutAlerts = catalogue.reduce((settings, { id }) => withSignalEnabled(settings, id, false), oneSource);
const states = recorded('29-rules-state-each-state');

function storing(jsonData: unknown, rules = states) {
  const settings = { ...Object(recorded('04-plugin-settings-get-admin').body), jsonData };
  return new FakeGrafana(({ url }) =>
    url.startsWith('/api/plugins')
      ? { status: 200, body: settings }
      : url.startsWith('/api/v1/provisioning')
        ? { status: 200, body: [] }
        : rules
  );
}

/** Grafana's answer about rules that are there and quiet. */
const applied = (...names: string[]) => {
  const rules = names.map((name) => ({
    uid: `kpm-abc123-${name}`,
    folderUid: 'kubeproxy-monitor',
    name,
    health: 'ok',
    lastEvaluation: '2026-11-23T01:02:40Z',
  }));
  return { status: 200, body: { data: { groups: [{ name: 'programming', rules }] } } };
};

const verdict = () => screen.findByTestId('verdict');

const show = () =>
  render(
    <MemoryRouter>
      <OverviewPage />
    </MemoryRouter>
  );

beforeEach(() => signedInWith('alert.rules:read'));

describe('Overview', () => {
  it('says that all is well, and keeps the clusters behind it', async () => {
    storing(oneSource);
    fakeDataSources([prometheus(answering())]);
    show();
    expect(await verdict()).toHaveTextContent('All 5 nodes in 2 clusters are up to date.');
    const row = within(screen.getByTestId('clusters')).getByRole('row', { name: /prod-eu/ });
    expect(row).toHaveTextContent('3 / 3');
  });

  it('names the stale node, what it means, and leads to it', async () => {
    storing(oneSource);
    const stale = [{ labels: { cluster: 'prod-eu', job: 'kp', instance: '10.0.0.7:10249', node: 'a7' }, value: 240 }];
    const failing = stale.map((one) => ({ ...one, value: 208 }));
    fakeDataSources([prometheus(answering({ 'rules-stale-c': stale, 'abc123-sync-failing-w': failing }))]);
    show();
    expect(await verdict()).toHaveTextContent('1 node has stale Service rules: a7 (prod-eu), 4 min.');
    expect(await verdict()).toHaveTextContent('Its syncs fail: 208 in the last 15 min.');
    expect(screen.getByRole('link', { name: /Open node/ })).toHaveAttribute(
      'href',
      '/d/kubeproxy-node?var-datasource=prom&var-cluster=prod-eu&var-instance=10.0.0.7%3A10249'
    );
    expect(screen.getByRole('link', { name: /Runbook/ })).toHaveAttribute('href', expect.stringMatching(/rules-stale/));
    expect(screen.getByRole('link', { name: /Set up the alert/ })).toBeInTheDocument();
  });

  it('leads to the cluster of a node that has no target, and promises no dashboard of it', async () => {
    storing(oneSource);
    const uncovered = (...names: string[]) => names.map((node) => ({ labels: { cluster: 'prod-eu', node }, value: 1 }));
    fakeDataSources([prometheus(answering({ 'node-not-covered-w': uncovered('a7') }))]);
    const { unmount } = show();
    expect(await verdict()).toHaveTextContent('1 node has no kube-proxy: a7 (prod-eu).');
    const fleet = '/d/kubeproxy-fleet?var-datasource=prom&var-cluster=prod-eu';
    expect(screen.getByRole('link', { name: 'Open cluster' })).toHaveAttribute('href', fleet);
    expect(screen.queryByRole('link', { name: 'Open node' })).not.toBeInTheDocument();
    unmount();
    fakeDataSources([prometheus(answering({ 'node-not-covered-w': uncovered('a7', 'a8') }))]);
    show();
    expect(await screen.findByRole('link', { name: 'Open cluster' })).toHaveAttribute('href', fleet);
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 nodes' }));
    expect(screen.getByText('a7')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'a7' })).not.toBeInTheDocument();
  });

  it('silences one node alone, and of several the whole cluster, which it says', async () => {
    signedInWith('alert.rules:read', 'alert.silences:create');
    storing(oneSource, applied('rules-stale-c'));
    const stale = (...names: string[]) =>
      names.map((node) => ({ labels: { cluster: 'prod-eu', instance: `${node}:10249`, node }, value: 240 }));
    const silence = async () => {
      const link = await screen.findByRole('link', { name: 'Silence' });
      return new URL(link.getAttribute('href') ?? '', 'http://grafana').searchParams.getAll('matcher');
    };
    fakeDataSources([prometheus(answering({ 'rules-stale-c': stale('a7') }))]);
    const { unmount } = show();
    expect(await silence()).toEqual(['__alert_rule_uid__=kpm-abc123-rules-stale-c', 'cluster=prod-eu', 'node=a7']);
    unmount();
    fakeDataSources([prometheus(answering({ 'rules-stale-c': stale('a7', 'a8') }))]);
    show();
    expect(await silence()).toEqual(['__alert_rule_uid__=kpm-abc123-rules-stale-c', 'cluster=prod-eu']);
    await userEvent.hover(screen.getByRole('link', { name: 'Silence' }));
    expect(await screen.findByText('Silence the alert for the whole cluster')).toBeInTheDocument();
  });

  it('shows in the table which cluster has a node that is rejected, and does not call it up to date', async () => {
    storing(oneSource);
    const rejected = [{ labels: { cluster: 'prod-us', instance: 'b1:10249', node: 'b1' }, value: 30 }];
    fakeDataSources([prometheus(answering({ 'api-server-unauthorized-c': rejected }))]);
    show();
    await verdict();
    const row = (name: RegExp) => within(screen.getByTestId('clusters')).getByRole('row', { name });
    expect(row(/prod-us/)).toHaveTextContent('1 cut off');
    expect(row(/prod-us/)).toHaveTextContent('1 node');
    expect(row(/prod-eu/)).not.toHaveTextContent('cut off');
    expect(row(/prod-eu/)).not.toHaveTextContent('1 node');
  });

  it('lists several nodes on demand, and shows names as text whatever they hold', async () => {
    storing(oneSource);
    const down = ['a1', '<b>a2</b>'].map((node) => ({
      labels: { cluster: 'prod-eu', job: 'kp', instance: `${node}:10249`, node },
      value: 0,
    }));
    fakeDataSources([prometheus(answering({ 'instance-down-w': down }))]);
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Show 2 nodes' }));
    expect(screen.getByRole('link', { name: '<b>a2</b>' })).toBeInTheDocument();
  });

  it('says that nobody would be told where no rule is applied, and does not call that no alerts', async () => {
    signedInWith('alert.rules:read', 'alert.provisioning:write');
    storing(oneSource, applied());
    fakeDataSources([prometheus(answering())]);
    const { unmount } = show();
    const note = await screen.findByTestId('no-rules');
    expect(note).toHaveTextContent('No alert rules are applied');
    expect(note).toHaveTextContent('Grafana tells nobody when a node breaks.');
    expect(within(note).getByRole('link', { name: 'Set up alerts' })).toHaveAttribute(
      'href',
      '/a/kubeproxy-monitor-app/alerts'
    );
    const row = within(screen.getByTestId('clusters')).getByRole('row', { name: /prod-eu/ });
    expect(row).toHaveTextContent('no rules');
    unmount();
    signedInWith('alert.rules:read');
    show();
    expect(await screen.findByTestId('no-rules')).toHaveTextContent('Ask an Editor');
    expect(screen.queryByRole('link', { name: 'Set up alerts' })).not.toBeInTheDocument();
  });

  it.each([
    ['rules are applied and quiet', oneSource, applied('rules-stale-c')],
    ['it is not known', oneSource, { status: 500, body: { message: 'database is locked' } }],
    ['every alert is switched off', withoutAlerts, applied()],
  ])('says nothing of missing rules where %s', async (_, settings, rules) => {
    storing(settings, rules);
    fakeDataSources([prometheus(answering())]);
    show();
    await verdict();
    expect(screen.queryByTestId('no-rules')).not.toBeInTheDocument();
  });

  it('names the data source that has no rules while another has', async () => {
    storing(withNewSource(oneSource, 'edge01', 'Edge', 'prom'), applied('rules-stale-c'));
    fakeDataSources([prometheus(answering())]);
    show();
    expect(await screen.findByTestId('no-rules')).toHaveTextContent('No alert rules are applied for Edge');
  });

  it('uses the only Prometheus without saving it, and says so', async () => {
    const grafana = storing({});
    fakeDataSources([prometheus(answering())]);
    show();
    expect(await verdict()).toHaveTextContent('All 5 nodes');
    expect(screen.getByTestId('automatic-source')).toHaveTextContent('Showing Prometheus');
    expect(screen.queryByTestId('no-rules')).not.toBeInTheDocument();
    expect(grafana.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each<[string, FakeDataSource[], RegExp]>([
    ['two to choose from', [prometheus(answering()), { uid: 'b', name: 'B' }], /Choose your Prometheus/],
    ['none', [{ uid: 'l', name: 'Logs', type: 'loki' }], /There is no Prometheus data source yet/],
  ])('leads to a data source when there are %s', async (_, sources, message) => {
    storing({});
    fakeDataSources(sources);
    show();
    expect(await screen.findByText(message)).toBeInTheDocument();
  });

  it('explains calmly what to check when Prometheus knows no kube-proxy', async () => {
    storing(oneSource);
    fakeDataSources([prometheus(() => [])]);
    show();
    expect(await verdict()).toHaveTextContent('No kube-proxy was found.');
    expect(screen.getByTestId('nothing-found')).toHaveTextContent('127.0.0.1:10249');
  });

  it('says that Prometheus does not answer instead of that all is well', async () => {
    storing(oneSource);
    fakeDataSources([prometheus(() => ({ error: 'dial tcp: connection refused', status: 500 }))]);
    show();
    expect(await screen.findByTestId('refused')).toHaveTextContent('does not answer');
    expect(screen.queryByTestId('verdict')).not.toBeInTheDocument();
  });

  it('does not say that all is well when one query fails', async () => {
    storing(oneSource);
    fakeDataSources([prometheus(answering({ 'rules-stale-c': { error: 'too many samples' } }))]);
    show();
    expect(await verdict()).toHaveTextContent('Not everything could be checked: Stale Service rules.');
  });

  it('says beside a problem which checks failed', async () => {
    storing(oneSource);
    const stale = [{ labels: { cluster: 'prod-eu', instance: '10.0.0.7:10249', node: 'a7' }, value: 240 }];
    const unwell = { 'rules-stale-c': stale, 'sync-slow-w': { error: 'too many samples' } };
    fakeDataSources([prometheus(answering(unwell))]);
    show();
    expect(await verdict()).toHaveTextContent('a7 (prod-eu)');
    expect(screen.getByTestId('failed-checks')).toHaveTextContent('there may be more problems: Slow rule sync.');
  });

  it('counts alerts that Grafana did not list', async () => {
    const listed = (cluster: string) => ({ labels: { cluster }, state: 'Alerting' });
    const rule = {
      uid: 'kpm-abc123-rules-stale-c',
      folderUid: 'kubeproxy-monitor',
      name: 'KubeProxyRulesStale',
      health: 'ok',
      state: 'firing',
      lastEvaluation: '2026-11-23T01:02:40Z',
      alerts: [listed('prod-eu'), listed('prod-eu')],
      totals: { alerting: 40, normal: 2 },
    };
    storing(oneSource, { status: 200, body: { data: { groups: [{ name: 'programming', rules: [rule] }] } } });
    fakeDataSources([prometheus(answering())]);
    show();
    await verdict();
    const cluster = (name: RegExp) => within(screen.getByTestId('clusters')).getByRole('row', { name });
    expect(cluster(/prod-eu/)).toHaveTextContent('2+ critical');
    expect(cluster(/prod-us/)).toHaveTextContent('critical not known');
  });

  it('gives the verdict also to somebody who may not see the rules', async () => {
    storing(oneSource, { status: 403, body: { message: 'Permissions needed: alert.rules:read' } });
    fakeDataSources([prometheus(answering())]);
    show();
    expect(await verdict()).toHaveTextContent('All 5 nodes');
    expect(screen.getByText(/Whether alerts fire is not known/)).toBeInTheDocument();
  });

  it.each([
    [{ schemaVersion: 99 }, /newer Kube-proxy Monitor/],
    [{ sources: 'broken' }, /cannot be read/],
  ])('refuses settings that it cannot use: %j', async (stored, reason) => {
    storing(stored);
    fakeDataSources([prometheus(answering())]);
    show();
    expect(await screen.findByText(reason)).toBeInTheDocument();
  });

  it('keeps the old verdict when a refresh fails', async () => {
    const grafana = storing(oneSource);
    fakeDataSources([prometheus(answering())]);
    show();
    await verdict();
    grafana.answer = () => ({ status: 500, body: { message: 'database is locked' } });
    await userEvent.click(screen.getByTestId('data-testid RefreshPicker run button'));
    expect(await screen.findByTestId('refused')).toHaveTextContent('database is locked');
    expect(screen.getByTestId('verdict')).toHaveTextContent('All 5 nodes');
  });
});
