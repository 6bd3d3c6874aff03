import { screen, waitFor, within } from '@testing-library/react';

import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { openAlerts, signInAsEditor, storeSettings } from './alertsPage.fixture';

const slow = 'kpm-prom01-sync-slow-w';
const outOfRange = {
  ...bundledSettings(),
  signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 99 } } } } },
};

beforeEach(signInAsEditor);

describe('Alerts with settings that cannot be used', () => {
  it('says which are wrong and leads to Configuration', async () => {
    const grafana = await appliedGrafana();
    storeSettings(grafana, outOfRange);
    await openAlerts();
    const message = screen.getByTestId('unusable-settings');
    expect(message).toHaveTextContent('Some of the stored settings are out of range.');
    expect(message).toHaveTextContent('signals.sync-slow.levels.warning.parameters.threshold');
    expect(within(message).getByRole('link', { name: 'Open Configuration' })).toHaveAttribute(
      'href',
      '/a/kubeproxy-monitor-app/configuration'
    );
    expect(screen.queryByTestId('apply')).not.toBeInTheDocument();
  });

  it.each([
    ['out of range', outOfRange],
    ['of a newer version', { ...bundledSettings(), schemaVersion: 99 }],
    ['not settings at all', { ...bundledSettings(), signals: 'none' }],
  ])('still pauses and removes rules when they are %s', async (_, stored) => {
    const grafana = await appliedGrafana();
    storeSettings(grafana, stored);
    const user = await openAlerts();
    expect(screen.getByTestId(`rule-state-${slow}`)).toBeInTheDocument();
    await user.click(screen.getByTestId(`pause-${slow}`));
    await waitFor(() => expect(grafana.rule(slow)?.isPaused).toBe(true));
    await waitFor(() => expect(screen.getByTestId('remove-everything')).toHaveAttribute('aria-disabled', 'false'));
    await user.click(screen.getByTestId('remove-everything'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
    await screen.findByText('Removed.');
    expect(grafana.state.groups).toEqual([]);
    expect(grafana.state.folders.size).toBe(0);
  });
});
