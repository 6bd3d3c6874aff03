import { screen, within } from '@testing-library/react';

import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withSignalEnabled } from '../../core/settings/edit';
import { openAlerts, openedRule, release, signInAsEditor, storeSettings } from './alertsPage.fixture';

const slow = 'kpm-prom01-sync-slow-w';

beforeEach(signInAsEditor);

describe('a row that is opened', () => {
  it('shows what Grafana has of a rule that stays or goes', async () => {
    await appliedGrafana();
    const user = await openAlerts();
    await user.click(screen.getByRole('button', { name: /^Show \d+ unchanged/ }));
    await user.click(screen.getByRole('button', { name: 'Details of KubeProxySyncSlow (warning)' }));
    expect(screen.getByLabelText('Expression of KubeProxySyncSlow')).toHaveTextContent('> 8');
    expect(screen.getByTestId(`plan-change-${slow}`)).toHaveTextContent('for 15m');
  });

  it('shows what goes of a rule that nobody wants any more', async () => {
    const grafana = await appliedGrafana();
    storeSettings(grafana, withSignalEnabled(bundledSettings(), 'sync-slow', false));
    const user = await openAlerts();
    const row = screen.getByTestId(`plan-change-${slow}`);
    expect(row).toHaveTextContent('removed');
    await user.click(within(row).getByRole('button', { name: /^Details of/ }));
    expect(within(row).getByLabelText('Expression of KubeProxySyncSlow')).toHaveTextContent('> 8');
  });

  it('tells health and evaluation of a rule, and that waiting is part of the time', async () => {
    const grafana = await appliedGrafana();
    grafana.ruleStates.set(slow, { lastEvaluation: new Date().toISOString(), evaluationTime: 6.71 });
    const row = await openedRule(await openAlerts(), slow);
    expect(row).toHaveTextContent('done within 6.7 s of its turn, waiting included. Health: ok.');
  });
});

describe('the question before everything is removed', () => {
  it('says what stays', async () => {
    const grafana = await appliedGrafana();
    const user = await openAlerts();
    await release(user, slow);
    await screen.findByText('it is yours: no plan touches it');
    await user.click(screen.getByTestId('remove-everything'));
    const stays = screen.getByTestId('removal-stays');
    expect(stays).toHaveTextContent('KubeProxySyncSlow (warning) stays. It was released and is yours.');
    expect(stays).toHaveTextContent('The dashboards, in the folders that they are in.');
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'Not the folder “Kube-proxy Monitor”: it still holds what stays.'
    );
    expect(grafana.state.folders.size).toBe(1);
  });
});
