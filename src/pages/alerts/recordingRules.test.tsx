import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { fakeDataSources, recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import AlertsPage from './AlertsPage';

jest.mock('../../components/Page', () => ({ Page: ({ children }: { children: ReactNode }) => <>{children}</> }));

// The page asks a Grafana in memory many things; a busy machine needs its time.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

const running = 'kpm-prom01-running-r';

function open(type = 'prometheus') {
  signedInWith(...Object.keys(Object(recorded('52-user-permissions-editor').body)), 'alert.silences:create');
  fakeDataSources([{ uid: 'prometheus', name: 'Prometheus', type }]);
  const grafana = new PreviewGrafana({ ...bundledSettings(), recording: { enabled: true } });
  render(
    <MemoryRouter>
      <AlertsPage />
    </MemoryRouter>
  );
  return grafana;
}

describe('recording rules on the Alerts page', () => {
  it('show as such before and after they are applied, with nothing that only an alert has', async () => {
    const grafana = open();
    expect(await screen.findByTestId(`plan-change-${running}`)).toHaveTextContent(
      'cluster:kubeproxy_up:sumrecording rule'
    );
    expect(screen.getByText(/does not say what it is/)).toBeInTheDocument();
    grafana.ruleStates.set(running, { lastEvaluation: new Date().toISOString() });
    await userEvent.setup().click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    const row = await screen.findByTestId(`rule-state-${running}`);
    expect(row).toHaveTextContent('recording rule');
    expect(row).toHaveTextContent('records');
    expect(row).not.toHaveTextContent('quiet');
    expect(within(row).queryByRole('link', { name: /Silence|Runbook|Panel/ })).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByTestId('plan-summary')).toHaveTextContent('what the settings want'));
    expect(screen.queryByText(/does not say what it is/)).not.toBeInTheDocument();
    await userEvent.setup().click(screen.getByTestId('remove-everything'));
    expect(screen.getByRole('dialog')).toHaveTextContent(/\d+ alert rules and 11 recording rules, with changes/);
  });

  it('say why a data source takes none, and cannot be applied', async () => {
    open('grafana-amazonprometheus-datasource');
    const row = await screen.findByTestId(`plan-change-${running}`);
    expect(row).toHaveTextContent('is of type grafana-amazonprometheus-datasource');
    expect(row).toHaveAttribute('data-kind', 'blocked');
    expect(screen.getByTestId('plan-change-kpm-prom01-rules-stale-c')).toHaveAttribute('data-kind', 'create');
    expect(screen.getByText('Nothing can be recorded there')).toBeInTheDocument();
  });
});
