import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { loadUpgrade } from './loadUpgrade';
import { UpgradeMessage } from './UpgradeMessage';

jest.setTimeout(60_000);

const permissionsOf = (name: string) => Object.keys(Object(recorded(name).body));
const asEditor = () => signedInWith(...permissionsOf('52-user-permissions-editor'));
/** As if another default had been compiled into one rule. */
const compiledFrom = withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold: 7 } });

describe('after an upgrade of the plugin, Overview', () => {
  it('says how much is left to apply, and leads there', async () => {
    asEditor();
    await appliedGrafana({ version: '1.1.0', compiledFrom });
    render(<UpgradeMessage />);
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
    render(<UpgradeMessage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Apply 1 change' }, { timeout: 20_000 }));
    await screen.findByText('Applied.', undefined, { timeout: 20_000 });
    await waitFor(() => expect(screen.queryByTestId('upgraded')).not.toBeInTheDocument(), { timeout: 20_000 });
    expect(screen.getByTestId('outcome')).toHaveAttribute('data-outcome', 'success');
    expect(JSON.stringify(grafana.rule('kpm-prom01-sync-slow-w')?.data)).toContain('> 8');
  });

  it('says what failed, and offers it again', async () => {
    asEditor();
    const grafana = await appliedGrafana({ version: '1.1.0', compiledFrom });
    render(<UpgradeMessage />);
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
    render(<UpgradeMessage />);
    expect(await screen.findByText(/Whether an upgrade changed rules or dashboards is not known/)).toBeInTheDocument();
  });

  it('says nothing where the upgrade compiles the same, or to somebody who may not apply', async () => {
    asEditor();
    await appliedGrafana({ version: '1.1.0' });
    expect(await loadUpgrade()).toBeUndefined();
    await appliedGrafana({ version: '1.1.0', compiledFrom });
    signedInWith(...permissionsOf('53-user-permissions-viewer'));
    expect(await loadUpgrade()).toBeUndefined();
  });

  it('asks for the rules only, as long as they were applied by the version that runs', async () => {
    asEditor();
    const grafana = await appliedGrafana({ compiledFrom });
    expect(await loadUpgrade()).toBeUndefined();
    expect(grafana.requests).toHaveLength(2);
  });
});
