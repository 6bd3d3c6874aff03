import { screen, within } from '@testing-library/react';

import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { compileRules } from '../../core/compile/rules';
import { bundledSettings, newSource } from '../../core/settings/bundledSettings';
import { withLevel, withNewSource } from '../../core/settings/edit';
import { withoutSource } from '../../core/settings/editClusters';
import { appliedOnPage, openAlerts, planSummary, signInAsEditor, storeSettings } from './alertsPage.fixture';

const [first] = bundledSettings().sources;
const twoSources = withNewSource(bundledSettings(), 'second', 'America', 'prom-us');
const slow = { first: 'kpm-prom01-sync-slow-w', second: 'kpm-second-sync-slow-w' };

beforeEach(signInAsEditor);

describe('Alerts with two sources', () => {
  it('shows the changes of each under its name, and names it to screen readers', async () => {
    new PreviewGrafana(twoSources);
    await openAlerts();
    const section = screen.getByRole('region', { name: 'America' });
    expect(section).toHaveTextContent(`${compileRules(twoSources).length / 2} added`);
    expect(
      within(section).getByRole('checkbox', { name: 'Apply the change of KubeProxySyncSlow (warning) of America' })
    ).toBeChecked();
    expect(within(section).queryByTestId(`plan-change-${slow.first}`)).not.toBeInTheDocument();
  });

  it('applies one source and leaves the other', async () => {
    const grafana = new PreviewGrafana(twoSources);
    const user = await openAlerts();
    await user.click(screen.getByRole('checkbox', { name: 'Apply all changes of America' }));
    expect(screen.getByTestId(`plan-choose-${slow.second}`)).not.toBeChecked();
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow.first)).toBeDefined();
    expect(grafana.rule(slow.second)).toBeUndefined();
  });

  it('says of which source what was written is, and what failed', async () => {
    const grafana = new PreviewGrafana(twoSources);
    grafana.break('PUT', 'kube-proxy-second-programming', 500);
    const user = await openAlerts();
    await user.click(screen.getByTestId('apply'));
    const outcome = await screen.findByTestId('outcome');
    expect(outcome).toHaveTextContent(`done Rule group kube-proxy-prom01-programming of ${first?.name ?? ''}`);
    expect(outcome).toHaveTextContent('failed Rule group kube-proxy-second-programming of America: Grafana did not');
  });

  it('opens only sources in which something changes', async () => {
    const { grafana } = await appliedOnPage(twoSources);
    storeSettings(grafana, {
      ...twoSources,
      sources: twoSources.sources.map((source) =>
        source.id === 'second' ? { ...source, selector: { job: 'proxies', extra: [] } } : source
      ),
    });
    await openAlerts();
    const toggle = (name: string) => within(screen.getByTestId('plan-changes')).getByRole('button', { name });
    expect(toggle('America')).toHaveAttribute('aria-expanded', 'true');
    expect(toggle(first?.name ?? '')).toHaveAttribute('aria-expanded', 'false');
    expect(within(screen.getByTestId('plan-source-prom01')).getByText(/unchanged/)).toBeInTheDocument();
    expect(screen.queryByTestId(`plan-change-${slow.first}`)).not.toBeInTheDocument();
  });

  it('shows a rule that fires also while the rest of its source is closed', async () => {
    const { grafana } = await appliedOnPage(twoSources);
    grafana.ruleStates.set(slow.second, { state: 'firing', alerts: [], totals: { alerting: 1 } });
    const user = await openAlerts();
    const section = screen.getByTestId('states-of-second');
    expect(section).toHaveTextContent('1 firing');
    expect(within(section).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Pause KubeProxySyncSlow (warning) of America' })).toBeEnabled();
    await user.click(within(section).getByRole('button', { name: 'America' }));
    expect(within(section).getAllByRole('listitem').length).toBeGreaterThan(20);
  });

  it('counts by source what removing everything takes', async () => {
    const { user } = await appliedOnPage(twoSources);
    await user.click(screen.getByTestId('remove-everything'));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent(`America: ${compileRules(twoSources).length / 2} alert rules`);
    expect(dialog).not.toHaveTextContent('KubeProxySyncSlow');
  });
});

describe('Alerts with fifty sources', () => {
  const fifty = {
    ...bundledSettings(),
    sources: Array.from({ length: 50 }, (_, index) => newSource(`many${10 + index}`, `Region ${index}`, 'prom')),
  };

  it('draws no row before a source is opened', async () => {
    new PreviewGrafana(fifty);
    const user = await openAlerts();
    expect(screen.queryByTestId(/^plan-change-/)).not.toBeInTheDocument();
    expect(screen.getAllByTestId(/^plan-source-many/)).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: 'Region 7' }));
    expect(screen.getAllByTestId(/^plan-change-/)).toHaveLength(compileRules(fifty).length / 50);
  });
});

describe('when the last source was taken out of the settings', () => {
  it('shows what became of its rules before it asks for another source', async () => {
    const { grafana } = await appliedOnPage();
    storeSettings(grafana, withoutSource(bundledSettings(), 'prom01'));
    const user = await openAlerts();
    expect(planSummary()).toContain('removed');
    await user.click(screen.getByTestId('apply'));
    expect(await screen.findByText('No data source is chosen yet')).toBeInTheDocument();
    expect(screen.getByTestId('outcome')).toHaveTextContent('Applied.');
    expect(grafana.state.groups).toEqual([]);
    await user.click(within(screen.getByTestId('outcome')).getByRole('button', { name: /close/i }));
    expect(screen.queryByTestId('outcome')).not.toBeInTheDocument();
  });

  it('still offers the rules that were released', async () => {
    const { grafana } = await appliedOnPage();
    const rule = grafana.rule(slow.first);
    Object.assign(rule?.annotations ?? {}, { __released__: 'true' });
    storeSettings(grafana, withoutSource(bundledSettings(), 'prom01'));
    const user = await openAlerts();
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    expect(await screen.findByTestId(`rule-state-${slow.first}`)).toHaveTextContent('released');
  });

  it('still offers to bring dashboards back that hold thresholds of the settings', async () => {
    const tuned = withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold: 10 } });
    const { grafana } = await appliedOnPage(tuned);
    storeSettings(grafana, withoutSource(tuned, 'prom01'));
    const user = await openAlerts();
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    expect(await screen.findByText('Grafana has no rules of Kube-proxy Monitor yet.', { exact: false })).toBeVisible();
    await user.click(screen.getByTestId('remove-everything'));
    expect(screen.getByRole('dialog')).toHaveTextContent('which go back to how they came: Kube-proxy / Fleet');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('Removed.')).toBeInTheDocument();
    expect(await screen.findByText('No data source is chosen yet')).toBeInTheDocument();
  });
});
