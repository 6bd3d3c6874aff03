import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { type PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import AlertsPage from './AlertsPage';

jest.mock('../../components/Page', () => ({
  Page: ({ children }: { children: ReactNode }) => <>{children}</>,
}));

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

const uid = 'kpm-prom01-instance-down-w';
const permissionsOf = (name: string) => Object.keys(Object(recorded(name).body));

/** Grafana with all rules, one of which fires for 5,000 nodes. */
async function with5000Alerts(): Promise<PreviewGrafana> {
  const grafana = await appliedGrafana();
  const alerts = Array.from({ length: 5000 }, (_, index) => ({
    labels: { node: `node-${index}`, cluster: 'prod eu', instance: `10.0.0.1:${index}` },
    annotations: {},
    state: 'Alerting',
    activeAt: '2026-11-23T01:02:40Z',
  }));
  grafana.ruleStates.set(uid, { state: 'firing', alerts, totals: { alerting: 5000 } });
  return grafana;
}

async function open(permissions: string) {
  signedInWith(...permissionsOf(permissions));
  const grafana = await with5000Alerts();
  render(
    <MemoryRouter>
      <AlertsPage />
    </MemoryRouter>
  );
  const row = within(await screen.findByTestId(`rule-state-${uid}`));
  return { grafana, row, user: userEvent.setup() };
}

describe('a rule that fires for 5,000 nodes', () => {
  it('lists 20 of them on demand, counts the rest, and asks Grafana for no more', async () => {
    const { grafana, row, user } = await open('52-user-permissions-editor');
    expect(row.getAllByText(/^node-/)).toHaveLength(5);
    expect(row.getByText(/Show 15 more of 4,995/)).toBeInTheDocument();
    await user.click(row.getByRole('button', { name: /Show 15 more/ }));
    expect(row.getAllByText(/^node-/)).toHaveLength(20);
    expect(row.getByText('and 4,980 more')).toBeInTheDocument();
    const [states, ...others] = grafana.requests.filter(({ path }) => path.endsWith('/api/v1/rules'));
    expect(others).toEqual([]);
    expect(states?.query).toEqual({ folder_uid: 'kubeproxy-monitor', limit_alerts: '20' });
  });

  it('can be silenced as a whole or for one of them, and its query opens in Explore', async () => {
    const { row } = await open('52-user-permissions-editor');
    const address = (name: string) => new URL(row.getByRole('link', { name }).getAttribute('href') ?? '', 'http://x');
    const matchers = (name: string) => address(name).searchParams.getAll('matcher');
    expect(matchers('Silence KubeProxyInstanceDown')).toEqual(['alertname=KubeProxyInstanceDown', 'severity=warning']);
    expect(matchers('Silence KubeProxyInstanceDown for node-3 (prod eu)')).toEqual([
      'alertname=KubeProxyInstanceDown',
      'severity=warning',
      'cluster=prod eu',
      'node=node-3',
    ]);
    expect(address('Explore of KubeProxyInstanceDown').searchParams.get('panes')).toContain('kube-proxy');
  });

  it('offers a Viewer neither silence nor Explore', async () => {
    const { row } = await open('53-user-permissions-viewer');
    expect(row.queryByRole('link', { name: /^Silence/ })).not.toBeInTheDocument();
    expect(row.queryByRole('link', { name: /^Explore/ })).not.toBeInTheDocument();
    expect(row.getByRole('link', { name: 'Runbook of KubeProxyInstanceDown' })).toBeInTheDocument();
  });
});
