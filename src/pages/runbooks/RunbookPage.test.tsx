import { render, screen, within } from '@testing-library/react';
import { type ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';

import { signedInWith } from '../../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { bundledSettings, newSource } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { defaultSettings } from '../../core/settings/parse';
import { catalogue } from '../../core/signals/catalogue';
import { type Settings } from '../../core/settings/schema';
import RunbookPage from './RunbookPage';

jest.mock('../../components/Page', () => ({
  Page: ({ title, subTitle, children }: { title: string; subTitle: string; children: ReactNode }) => (
    <>
      <h1>{title}</h1>
      <p>{subTitle}</p>
      {children}
    </>
  ),
}));

function open(signalId: string, settings?: Settings, prepare?: (grafana: PreviewGrafana) => void): void {
  const grafana = new PreviewGrafana(settings);
  prepare?.(grafana);
  render(
    <MemoryRouter initialEntries={[`/runbooks/${signalId}`]}>
      <Routes>
        <Route path="/runbooks/:signalId" element={<RunbookPage />} />
      </Routes>
    </MemoryRouter>
  );
}

const warning = 'kpm-prom01-sync-slow-w';
const withThreshold = (settings: Settings) =>
  withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: 9 } });

beforeEach(() => signedInWith('datasources:explore'));

describe('a runbook in the app', () => {
  it('says what the alert means and what to do, with commands that can be copied', async () => {
    open('rules-stale');
    expect(screen.getByRole('heading', { name: 'KubeProxyRulesStale' })).toBeInTheDocument();
    const confirm = screen.getByRole('region', { name: 'How to confirm' });
    expect(within(confirm).getByText(/xtables\.lock/)).toBeInTheDocument();
    expect(within(confirm).getAllByRole('button', { name: 'Copy the commands' }).length).toBeGreaterThan(2);
    expect(within(confirm).getAllByText('(iptables mode)').length).toBeGreaterThan(0);
    expect(await within(confirm).findByTestId('runbook-query-kpm-prom01-rules-stale-c')).toBeInTheDocument();
  });

  it('opens Explore with the reader’s own query on their own data source', async () => {
    const own = withThreshold(bundledSettings());
    open('sync-slow', { ...own, sources: own.sources.map((one) => ({ ...one, datasourceUid: 'mimir' })) });
    const query = await screen.findByTestId(`runbook-query-${warning}`);
    const link = within(query).getByRole('link', { name: 'Explore the query (warning)' });
    const panes = new URL(link.getAttribute('href') ?? '', 'http://grafana').searchParams.get('panes') ?? '';
    const { datasource, queries } = JSON.parse(panes).a;
    expect(datasource).toBe('mimir');
    expect(queries[0].expr).toContain('> 9');
    expect(query).toHaveTextContent('> 9');
  });

  it('asks about the reader’s own kube-proxies in each step, in their form of histograms, on each data source', async () => {
    const own = bundledSettings();
    const [first] = own.sources;
    const sources = ['Berlin', 'Munich'].map((name, index) => ({
      ...(first ?? newSource('aaaaaa', name, name)),
      id: `city0${index}`,
      name,
      datasourceUid: name.toLowerCase(),
      selector: { job: `${name}-proxy`, extra: [] },
      histograms: index === 0 ? ('classic' as const) : ('native' as const),
    }));
    open('sync-slow', { ...own, sources });
    const link = await screen.findByRole('link', { name: /^Explore the query for Munich: Is it this node/ });
    const { datasource, queries } = JSON.parse(
      new URL(link.getAttribute('href') ?? '', 'http://grafana').searchParams.get('panes') ?? ''
    ).a;
    expect(datasource).toBe('munich');
    expect(queries[0].expr).toContain('job=~"Munich-proxy"');
    expect(queries[0].expr).toContain('histogram_sum');
    const [berlin] = screen.getAllByLabelText(/^the query for Berlin: Is it this node/);
    expect(berlin).toHaveTextContent('kubeproxy_sync_proxy_rules_duration_seconds_sum{job=~"Berlin-proxy"}');
  });

  it('does not offer Explore to somebody who may not use it', async () => {
    signedInWith();
    open('sync-slow');
    const query = await screen.findByTestId(`runbook-query-${warning}`);
    expect(within(query).queryByRole('link', { name: /Explore/ })).not.toBeInTheDocument();
    expect(within(query).getByRole('button', { name: /^Copy/ })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /^Explore/ })).not.toBeInTheDocument();
  });

  it('shows the default query, which runs nowhere, while no data source is chosen', async () => {
    open('sync-slow', defaultSettings());
    const query = await screen.findByTestId(`runbook-query-${warning}`);
    expect(query).toHaveTextContent('> 8');
    expect(within(query).queryByRole('link')).not.toBeInTheDocument();
  });

  it('shows what a signal that is off would evaluate', async () => {
    const settings = bundledSettings();
    open('sync-slow', { ...settings, signals: { 'sync-slow': { enabled: false } } });
    expect(await screen.findByTestId(`runbook-query-${warning}`)).toHaveTextContent('> 8');
  });

  it('stays readable when the settings cannot be read', async () => {
    open('rules-stale', undefined, (grafana) => grafana.break('GET', '/settings', 500));
    expect(await screen.findByTestId('refused')).toHaveTextContent('Grafana did not show the settings');
    expect(screen.getByRole('region', { name: 'What to do' })).toHaveTextContent('delete pod');
    expect(screen.queryByRole('link', { name: /^Explore/ })).not.toBeInTheDocument();
  });

  it('names the address of the reader’s own runbooks, where alerts point to', async () => {
    const settings = bundledSettings();
    open('down', { ...settings, alerting: { ...settings.alerting, runbookBaseUrl: 'https://wiki.example/kp' } });
    expect(await screen.findByRole('link', { name: 'down.md' })).toHaveAttribute(
      'href',
      'https://wiki.example/kp/down.md'
    );
  });

  it('says that there is none for a signal that is not there', () => {
    open('no-such-signal');
    expect(screen.getByText('There is no page at this address')).toBeInTheDocument();
  });

  it.each(catalogue.map(({ id }) => id))('is complete for %s', async (id) => {
    open(id);
    await screen.findAllByTestId(/^runbook-query-/);
    for (const name of ['Meaning', 'Impact', 'How to confirm', 'What to do', 'How to tune or silence it']) {
      expect(screen.getByRole('region', { name })).toBeInTheDocument();
    }
  });
});
