import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel, withSignalEnabled } from '../../core/settings/edit';
import { type Settings } from '../../core/settings/schema';
import { loadUnapplied } from './loadUnapplied';
import { UnappliedMessage } from './UnappliedMessage';

jest.setTimeout(60_000);

const permissionsOf = (name: string) => Object.keys(Object(recorded(name).body));
const asEditor = () => signedInWith(...permissionsOf('52-user-permissions-editor'));
/** As if another default had been compiled into one rule. */
const compiledFrom = withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold: 7 } });

describe('after an upgrade of the plugin, Overview', () => {
  it('says how much is left to apply, and leads there', async () => {
    asEditor();
    await appliedGrafana({ version: '1.1.0', compiledFrom });
    render(<UnappliedMessage />);
    const note = await screen.findByTestId('upgraded', undefined, { timeout: 20_000 });
    expect(note).toHaveTextContent('upgraded to 1.2.0');
    expect(note).toHaveTextContent('It brings 1 change of rules or dashboards that is not applied yet.');
    expect(screen.getByRole('link', { name: 'Review in Alerts' })).toHaveAttribute(
      'href',
      '/a/kubeproxy-monitor-app/alerts'
    );
  });

  it('applies it with one click, and keeps saying what became of it', async () => {
    asEditor();
    const grafana = await appliedGrafana({ version: '1.1.0', compiledFrom });
    render(<UnappliedMessage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Apply 1 change' }, { timeout: 20_000 }));
    await screen.findByText('Applied.', undefined, { timeout: 20_000 });
    await waitFor(() => expect(screen.queryByTestId('upgraded')).not.toBeInTheDocument(), { timeout: 20_000 });
    expect(screen.getByTestId('outcome')).toHaveAttribute('data-outcome', 'success');
    expect(JSON.stringify(grafana.rule('kpm-prom01-sync-slow-w')?.data)).toContain('> 8');
  });

  it('says what failed, and offers it again', async () => {
    asEditor();
    const grafana = await appliedGrafana({ version: '1.1.0', compiledFrom });
    render(<UnappliedMessage />);
    const apply = await screen.findByRole('button', { name: 'Apply 1 change' }, { timeout: 20_000 });
    grafana.break('PUT', '/rule-groups/', 500);
    await userEvent.click(apply);
    const outcome = await screen.findByTestId('outcome', undefined, { timeout: 20_000 });
    expect(outcome).toHaveTextContent('Nothing was changed: every step failed.');
    await waitFor(() => expect(apply).toBeEnabled());
  });

  it('says why it does not know', async () => {
    asEditor();
    const grafana = await appliedGrafana({ version: '1.1.0' });
    grafana.break('GET', '/alert-rules', 500);
    render(<UnappliedMessage />);
    expect(await screen.findByText(/Whether something waits to be applied is not known/)).toBeInTheDocument();
  });

  it('says nothing where the upgrade compiles the same, or to somebody who may not apply', async () => {
    asEditor();
    await appliedGrafana({ version: '1.1.0' });
    expect(await loadUnapplied()).toBeUndefined();
    await appliedGrafana({ version: '1.1.0', compiledFrom });
    signedInWith(...permissionsOf('53-user-permissions-viewer'));
    expect(await loadUnapplied()).toBeUndefined();
  });

  it('says nothing where nothing was ever applied', async () => {
    asEditor();
    new PreviewGrafana();
    expect(await loadUnapplied()).toBeUndefined();
  });

  it('asks for the rules only, as long as they were applied by the version that runs', async () => {
    asEditor();
    const grafana = await appliedGrafana();
    expect(await loadUnapplied()).toBeUndefined();
    expect(grafana.requests).toHaveLength(2);
  });
});

describe('after settings were saved, Overview', () => {
  const slower = (threshold: number) =>
    withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold } });

  async function appliedThenSaved(settings: Settings) {
    const grafana = await appliedGrafana();
    Object.assign(grafana.state.settings ?? {}, { jsonData: JSON.parse(JSON.stringify(settings)) });
    return grafana;
  }

  it('says that they wait to be applied, and leads to where they are', async () => {
    asEditor();
    const grafana = await appliedThenSaved(slower(7));
    render(<UnappliedMessage />);
    const note = await screen.findByTestId('saved-only', undefined, { timeout: 20_000 });
    expect(note).toHaveTextContent('Saved settings wait to be applied');
    expect(note).toHaveTextContent('1 alert rule in Grafana is not as the settings want it');
    expect(screen.getByRole('link', { name: 'Review in Alerts' })).toBeInTheDocument();
    expect(grafana.requests).toHaveLength(2);
  });

  it('says who can apply them to somebody who may only look', async () => {
    signedInWith('alert.rules:read');
    await appliedThenSaved(slower(7));
    render(<UnappliedMessage />);
    expect(await screen.findByTestId('saved-only', undefined, { timeout: 20_000 })).toHaveTextContent('Ask an Editor');
    expect(screen.getByRole('link', { name: 'See what in Alerts' })).toBeInTheDocument();
  });

  it.each<[string, Settings, number]>([
    ['are not wanted any more', withSignalEnabled(bundledSettings(), 'sync-slow', false), 2],
    ['are not there yet', withSignalEnabled(bundledSettings(), 'no-local-endpoints', true), 1],
  ])('counts rules that %s', async (_, settings, rules) => {
    asEditor();
    await appliedThenSaved(settings);
    expect(await loadUnapplied()).toEqual({ kind: 'saved only', rules });
  });

  it('says nothing of what changes no rule, or of rules that somebody edited', async () => {
    asEditor();
    const grafana = await appliedThenSaved({ ...bundledSettings(), revision: 9 });
    Object.assign(grafana.rule('kpm-prom01-sync-slow-w') ?? {}, { pendingFor: 1_800_000 });
    expect(await loadUnapplied()).toBeUndefined();
  });

  it('says nothing of a rule that was released', async () => {
    asEditor();
    const grafana = await appliedThenSaved(slower(7));
    const rule = grafana.rule('kpm-prom01-sync-slow-w');
    Object.assign(rule ?? {}, { annotations: { ...rule?.annotations, __released__: 'true' } });
    expect(await loadUnapplied()).toBeUndefined();
  });
});
