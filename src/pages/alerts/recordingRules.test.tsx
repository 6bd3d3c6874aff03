import { screen, waitFor, within } from '@testing-library/react';

import { fakeDataSources, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { editorPermissions, openAlerts } from './alertsPage.fixture';

const running = 'kpm-prom01-running-r';

async function open(type = 'prometheus') {
  signedInWith(...editorPermissions, 'alert.silences:create');
  fakeDataSources([{ uid: 'prometheus', name: 'Prometheus', type }]);
  const grafana = new PreviewGrafana({ ...bundledSettings(), recording: { enabled: true } });
  return { grafana, user: await openAlerts() };
}

describe('recording rules on the Alerts page', () => {
  it('show as such before and after they are applied, with nothing that only an alert has', async () => {
    const { grafana, user } = await open();
    expect(await screen.findByTestId(`plan-change-${running}`)).toHaveTextContent(
      'cluster:kubeproxy_up:sumrecording rule'
    );
    expect(screen.getByText(/does not say what it is/)).toBeInTheDocument();
    grafana.ruleStates.set(running, { lastEvaluation: new Date().toISOString() });
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    const row = await screen.findByTestId(`rule-state-${running}`);
    expect(row).toHaveTextContent('recording rule');
    expect(row).toHaveTextContent('records');
    expect(row).not.toHaveTextContent('quiet');
    expect(within(row).queryByRole('link', { name: /Silence|Runbook|Panel/ })).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByTestId('plan-summary')).toHaveTextContent('what the settings want'));
    expect(screen.queryByText(/does not say what it is/)).not.toBeInTheDocument();
    await user.click(screen.getByTestId('remove-everything'));
    expect(screen.getByRole('dialog')).toHaveTextContent(/\d+ alert rules and 11 recording rules, with changes/);
  });

  it('that fail are shown with what Grafana says and what the data source needs', async () => {
    const { grafana, user } = await open();
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    grafana.ruleStates.set(running, { health: 'error', lastError: 'remote write failed: 404' });
    await openAlerts();
    expect(await screen.findByTestId(`rule-state-${running}`)).toHaveTextContent(
      'Recording fails: remote write failed: 404'
    );
    expect(screen.getByText(/does not say what it is/)).toBeInTheDocument();
  });

  it('say why a data source takes none, cannot be applied, and are offered as files instead', async () => {
    const { user } = await open('grafana-amazonprometheus-datasource');
    const row = screen.getByTestId(`plan-change-${running}`);
    expect(row).toHaveTextContent('is of type grafana-amazonprometheus-datasource');
    expect(row).toHaveAttribute('data-kind', 'blocked');
    expect(screen.getByTestId('plan-change-kpm-prom01-rules-stale-c')).toHaveAttribute('data-kind', 'create');
    expect(screen.getByText('Nothing can be recorded there')).toBeInTheDocument();
    await user.click(screen.getByTestId('export-recordings'));
    expect(await screen.findByTestId('export-drawer')).toHaveTextContent('Recording rules are part of the rules');
  });
});
