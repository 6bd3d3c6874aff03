import { screen, waitFor, within } from '@testing-library/react';

import { signedInWith } from '../../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { compilePrometheusRules } from '../../core/compile/prometheusRules';
import { compileRules } from '../../core/compile/rules';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { defaultSettings } from '../../core/settings/parse';
import { type Settings } from '../../core/settings/schema';
import {
  appliedOnPage as applied,
  editorPermissions,
  openAlerts as open,
  openedRule,
  planSummary as summary,
  signInAsEditor,
  signInAsViewer,
  storeSettings,
} from './alertsPage.fixture';

const slow = 'kpm-prom01-sync-slow-w';
const programming = 'kube-proxy-prom01-programming';
const folder = 'kubeproxy-monitor';

const groups = compilePrometheusRules(bundledSettings()).groups.length;

beforeEach(signInAsEditor);

const withWarning = (threshold: number) =>
  withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold } });

const reopenWithThreshold = (grafana: PreviewGrafana, threshold: number) => reopenWith(grafana, withWarning(threshold));

/** Settings change, and the page is opened again. */
async function reopenWith(grafana: PreviewGrafana, settings: Settings) {
  storeSettings(grafana, settings);
  return open();
}

describe('the Alerts page', () => {
  it('says what will be added, and applies it', async () => {
    const { grafana } = await applied();
    expect(grafana.rule(slow)).toBeDefined();
    expect(screen.getByTestId('apply')).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByTestId('outcome')).toHaveTextContent(`done Rule group ${programming}`);
  });

  it('shows the old and the new number of a threshold, and the queries behind it', async () => {
    const { grafana } = await applied();
    const user = await reopenWithThreshold(grafana, 10);
    const row = screen.getByTestId(`plan-change-${slow}`);
    expect(row).toHaveTextContent('updated');
    expect(row).toHaveTextContent('threshold 8 s → 10 s');
    await user.click(within(row).getByRole('button', { name: /Details of KubeProxySyncSlow \(warning\)/ }));
    const difference = within(row).getByLabelText('Difference of the expression');
    expect(within(difference).getByRole('deletion')).toHaveTextContent('> 8');
    expect(within(difference).getByRole('insertion')).toHaveTextContent('> 10');
    expect(difference).not.toHaveTextContent('label_join');
    await user.click(within(row).getByRole('button', { name: 'Show all of the expression' }));
    expect(difference).toHaveTextContent('label_join');
  });

  it('applies only what is chosen', async () => {
    const grafana = new PreviewGrafana();
    const user = await open();
    await user.click(screen.getByTestId(`plan-choose-${slow}`));
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow)).toBeUndefined();
    expect(grafana.rule('kpm-prom01-rules-stale-c')).toBeDefined();
  });

  it('leaves a rule alone that was edited by hand until the user replaces it', async () => {
    const { grafana } = await applied();
    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    const user = await open();
    const row = await screen.findByTestId(`plan-change-${slow}`);
    expect(row).toHaveTextContent('edited by hand');
    expect(row).toHaveTextContent('for 15m → 30m (in Grafana)');
    expect(within(row).getByRole('radio', { name: 'Keep' })).toBeChecked();
    expect(screen.getByTestId('apply')).toHaveAttribute('aria-disabled', 'true');
    await user.click(within(row).getByRole('radio', { name: 'Replace' }));
    await user.click(screen.getByTestId('apply'));
    await waitFor(() => expect(grafana.rule(slow)?.pendingFor).toBe(900_000));
  });

  it('asks again about a rule that is edited by hand once more after it was replaced', async () => {
    const { grafana } = await applied();
    const editByHand = () => Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    editByHand();
    const user = await open();
    await user.click(within(screen.getByTestId(`plan-change-${slow}`)).getByRole('radio', { name: 'Replace' }));
    await user.click(screen.getByTestId('apply'));
    await waitFor(() => expect(summary()).toContain('Grafana has what the settings want'));
    editByHand();
    await user.click(screen.getByTestId('data-testid RefreshPicker run button'));
    const row = await screen.findByTestId(`plan-change-${slow}`);
    expect(within(row).getByRole('radio', { name: 'Keep' })).toBeChecked();
    expect(screen.getByTestId('apply')).toHaveAttribute('aria-disabled', 'true');
  });

  it('does not do again what somebody changed meanwhile', async () => {
    const { grafana } = await applied();
    const user = await reopenWithThreshold(grafana, 10);
    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    await user.click(screen.getByTestId('apply'));
    expect(await screen.findByTestId('outcome')).toHaveTextContent('It was changed in Grafana since');
    await waitFor(() => expect(screen.getByTestId(`plan-change-${slow}`)).toHaveTextContent('edited by hand'));
    expect(screen.queryByTestId('retry')).not.toBeInTheDocument();
    expect(grafana.rule(slow)?.pendingFor).toBe(1_800_000);
  });

  it('does a failed group again without the rule that was edited by hand since', async () => {
    const { grafana } = await applied();
    const critical = 'kpm-prom01-sync-slow-c';
    const user = await reopenWith(
      grafana,
      withLevel(withWarning(10), 'sync-slow', 'critical', { parameters: { threshold: 13 } })
    );
    grafana.break('PUT', programming, 500);
    await user.click(screen.getByTestId('apply'));
    await screen.findByTestId('retry');
    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    await user.click(screen.getByTestId('data-testid RefreshPicker run button'));
    await waitFor(() => expect(screen.getByTestId(`plan-change-${slow}`)).toHaveTextContent('edited by hand'));
    await user.click(screen.getByTestId('retry'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow)?.pendingFor).toBe(1_800_000);
    expect(JSON.stringify(grafana.rule(critical)?.data)).toContain('> 13');
  });

  it('reports a group that failed, and does it again', async () => {
    const grafana = new PreviewGrafana();
    grafana.break('PUT', programming, 500);
    const user = await open();
    await user.click(screen.getByTestId('apply'));
    const outcome = await screen.findByTestId('outcome');
    expect(outcome).toHaveTextContent(`1 of ${groups} steps failed; the rest is done.`);
    expect(outcome).toHaveTextContent(`failed Rule group ${programming}: Grafana did not write the rule group`);
    await user.click(screen.getByTestId('retry'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow)).toBeDefined();
  });

  it('writes everything but the group whose query does not work, names the rule, and does it again', async () => {
    const grafana = new PreviewGrafana();
    grafana.brokenQuery = 'kubeproxy_proxy_livez_total';
    const user = await open();
    await user.click(screen.getByTestId('apply'));
    const outcome = await screen.findByTestId('outcome');
    expect(outcome).toHaveTextContent(`1 of ${groups} steps failed; the rest is done.`);
    expect(outcome).toHaveTextContent('A query does not work. KubeProxyLivezFailing: The data source');
    expect(grafana.rule('kpm-prom01-down-c')).toBeDefined();
    expect(grafana.rule(slow)).toBeUndefined();
    grafana.brokenQuery = undefined;
    await user.click(screen.getByTestId('retry'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow)).toBeDefined();
  });

  it('offers nothing that ends in a refusal to somebody who may not write in the folder, and says which', async () => {
    const { grafana } = await applied();
    const accessControl = { 'alert.rules:create': false, 'alert.rules:write': false, 'alert.rules:delete': false };
    const body = { uid: folder, title: 'Kube-proxy Monitor', accessControl };
    grafana.answerInstead('GET', `/api/folders/${folder}$`, { status: 200, body }, 9);
    const user = await reopenWithThreshold(grafana, 10);
    const why = 'You may not change alert rules in the folder “Kube-proxy Monitor”.';
    expect(screen.getByTestId(`plan-change-${slow}`)).toHaveTextContent(why);
    expect(screen.getByTestId(`pause-${slow}`)).toHaveAttribute('aria-disabled', 'true');
    await openedRule(user, slow);
    expect(screen.getByTestId(`release-${slow}`)).toHaveAttribute('aria-disabled', 'true');
  });

  it('shows in three columns who changed what when the settings and somebody did', async () => {
    const { grafana } = await applied();
    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    const user = await reopenWithThreshold(grafana, 10);
    const row = screen.getByTestId(`plan-change-${slow}`);
    expect(row).toHaveTextContent('for 15m → 30m (by hand), threshold 8 s → 10 s (by the settings)');
    await user.click(within(row).getByRole('button', { name: /Details of/ }));
    expect(row).toHaveTextContent('for changed by handApplied last15mIn Grafana30mSettings want15m');
    expect(row).toHaveTextContent('threshold changed by the settingsApplied last8 sIn Grafana8 sSettings want10 s');
  });

  it('shows everything else when one dashboard may not be seen', async () => {
    const grafana = new PreviewGrafana();
    grafana.break('GET', '/api/dashboards/uid/kubeproxy-node', 403);
    await open();
    expect(screen.getByTestId('plan-change-kubeproxy-node')).toHaveTextContent('You may not see this dashboard.');
    expect(screen.getByTestId('apply')).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('shows who fires and since when, and pauses and resumes a rule', async () => {
    const { grafana } = await applied();
    const since = new Date(Date.now() - 240_000).toISOString();
    grafana.ruleStates.set(slow, {
      state: 'firing',
      lastEvaluation: new Date().toISOString(),
      alerts: [
        { labels: { node: 'node-17', cluster: 'prod-eu' }, annotations: {}, state: 'Alerting', activeAt: since },
      ],
      totals: { alerting: 1 },
    });
    const user = await open();
    expect(screen.getByTestId(`rule-state-${slow}`)).toHaveTextContent('firing');
    const first = within(screen.getByTestId('rule-states')).getAllByRole('listitem')[0];
    expect(first).toHaveTextContent('KubeProxySyncSlow');
    expect(first).toHaveTextContent('node-17 (prod-eu) for 4 min');
    expect(first).toHaveTextContent(/evaluated \d+ s ago/);
    expect(within(await openedRule(user, slow)).getByRole('link', { name: /^Rule/ })).toHaveAttribute(
      'href',
      `/alerting/grafana/${slow}/view`
    );
    await user.click(screen.getByTestId(`pause-${slow}`));
    await waitFor(() => expect(screen.getByTestId(`pause-${slow}`)).toHaveTextContent('Resume'));
    expect(grafana.rule(slow)?.isPaused).toBe(true);
    expect(summary()).toContain('1 paused (stays paused)');
    await user.click(screen.getByTestId(`pause-${slow}`));
    await waitFor(() => expect(grafana.rule(slow)?.isPaused).toBe(false));
  });

  it('says that rules of a provisioning file are blocked, and why', async () => {
    const { grafana } = await applied();
    grafana.provisionFromFile(folder, programming);
    await reopenWithThreshold(grafana, 10);
    const row = screen.getByTestId(`plan-change-${slow}`);
    expect(row).toHaveTextContent('blocked (updated)');
    expect(row).toHaveTextContent('It comes from a provisioning file');
    expect(screen.getByTestId(`pause-${slow}`)).toHaveAttribute('aria-disabled', 'true');
  });

  it('lists what goes before it removes everything, and what happened after', async () => {
    const { grafana, user } = await applied();
    await user.click(screen.getByTestId('remove-everything'));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent(`${compileRules(bundledSettings()).length} alert rules`);
    expect(dialog).toHaveTextContent('The folder “Kube-proxy Monitor”, if nothing else is in it.');
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await screen.findByText('Removed.');
    expect(screen.queryByText('Applied.')).not.toBeInTheDocument();
    expect(grafana.state.groups).toEqual([]);
    expect(grafana.state.folders.size).toBe(0);
  });

  it('says before and after that the folder stays for somebody who may not delete it', async () => {
    const { grafana, user } = await applied();
    signedInWith(...editorPermissions.filter((name) => name !== 'folders:delete'));
    await user.click(screen.getByTestId('remove-everything'));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('Not the folder “Kube-proxy Monitor”. You may not delete folders.');
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await screen.findByText('Removed.');
    expect(screen.getByTestId('removal-left')).toHaveTextContent('The folder “Kube-proxy Monitor” stays.');
    expect(grafana.state.groups).toEqual([]);
  });

  it('shows a Viewer everything and says why they cannot apply or remove', async () => {
    signInAsViewer();
    new PreviewGrafana().role = 'Viewer';
    await open();
    expect(screen.getByTestId('apply')).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByTestId('apply-obstacle')).toHaveTextContent('You may not change alert rules. Ask an Editor');
    expect(screen.getByTestId('remove-everything')).toHaveAttribute('aria-disabled', 'true');
  });

  it('says who can help when rules may not even be seen', async () => {
    signedInWith();
    new PreviewGrafana();
    await open();
    expect(screen.getByTestId('refused')).toHaveTextContent('You may not see alert rules.');
  });

  it('sends to Configuration while no data source is chosen', async () => {
    new PreviewGrafana(defaultSettings());
    await open();
    expect(screen.getByText('No data source is chosen yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open Configuration' })).toHaveAttribute(
      'href',
      '/a/kubeproxy-monitor-app/configuration'
    );
  });

  it('says what failed when Grafana does not answer, and tries again', async () => {
    const grafana = new PreviewGrafana();
    grafana.break('GET', '/api/v1/provisioning/alert-rules', 500);
    const user = await open();
    expect(screen.getByTestId('refused')).toHaveTextContent('Grafana did not list the alert rules (500)');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(summary()).toContain('added'));
  });
});
