import { screen, within } from '@testing-library/react';

import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { type PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { openAlerts, openedRule, signInAsEditor, signInAsViewer } from './alertsPage.fixture';

const uid = 'kpm-prom01-instance-down-w';

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

async function open(signIn: () => void) {
  signIn();
  const grafana = await with5000Alerts();
  const user = await openAlerts();
  return { grafana, row: within(await openedRule(user, uid)), user };
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const instance = (node: string, state: string, activeAt?: string) => ({
  labels: { node, cluster: 'prod' },
  annotations: {},
  state,
  ...(activeAt === undefined ? {} : { activeAt }),
});

async function rowOf(alerts: Array<ReturnType<typeof instance>>) {
  signInAsEditor();
  const grafana = await appliedGrafana();
  grafana.ruleStates.set(uid, { state: 'firing', alerts, totals: { alerting: 1, pending: alerts.length - 1 } });
  await openAlerts();
  return screen.findByTestId(`rule-state-${uid}`);
}

describe('a rule that fires for one node and waits for others', () => {
  it('tells them apart in words, and names first who fires', async () => {
    const row = await rowOf([
      instance('a1', 'Pending', ago(470)),
      instance('a2', 'Pending', ago(3600)),
      instance('a3', 'Pending'),
      instance('a4', 'Recovering', ago(600)),
      instance('a5', 'Alerting', ago(600)),
    ]);
    const names = within(row).getAllByText(/^a\d \(prod\)$/);
    expect(names.map(({ textContent }) => textContent?.slice(0, 2))).toEqual(['a5', 'a4', 'a1', 'a2', 'a3']);
    expect(row).toHaveTextContent('a5 (prod) for 10 min');
    expect(row).toHaveTextContent('a4 (prod) recovering for 10 min');
    // It waits 10 minutes.
    expect(row).toHaveTextContent('a1 (prod) pending, fires in 2 min');
    expect(row).toHaveTextContent('a2 (prod) pending, fires at the next evaluation');
    expect(row).toHaveTextContent(/a3 \(prod\) pending(?!,)/);
  });
});

describe('a rule that fires for 5,000 nodes', () => {
  it('lists 20 of them on demand, counts the rest, and asks Grafana for no more', async () => {
    const { grafana, row, user } = await open(signInAsEditor);
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
    const { row } = await open(signInAsEditor);
    const address = (name: string) => new URL(row.getByRole('link', { name }).getAttribute('href') ?? '', 'http://x');
    const matchers = (name: string) => address(name).searchParams.getAll('matcher');
    expect(matchers('Silence KubeProxyInstanceDown (warning)')).toEqual([`__alert_rule_uid__=${uid}`]);
    expect(matchers('Silence KubeProxyInstanceDown (warning) for node-3 (prod eu)')).toEqual([
      `__alert_rule_uid__=${uid}`,
      'cluster=prod eu',
      'node=node-3',
    ]);
    expect(address('Explore of KubeProxyInstanceDown (warning)').searchParams.get('panes')).toContain('kube-proxy');
  });

  it('offers a Viewer neither silence nor Explore', async () => {
    const { row } = await open(signInAsViewer);
    expect(row.queryByRole('link', { name: /^Silence/ })).not.toBeInTheDocument();
    expect(row.queryByRole('link', { name: /^Explore/ })).not.toBeInTheDocument();
    expect(row.getByRole('link', { name: 'Runbook of KubeProxyInstanceDown (warning)' })).toBeInTheDocument();
  });
});
