import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { type ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { fakeDataSources, recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import AlertsPage from './AlertsPage';

// Outside Grafana a plugin page has no place for actions.
jest.mock('../../components/Page', () => ({
  Page: ({ actions, children }: { actions: ReactNode; children: ReactNode }) => (
    <>
      {actions}
      {children}
    </>
  ),
}));

// The page asks a Grafana in memory many things; a busy machine needs its time.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 40_000 });

beforeEach(() => fakeDataSources([{ uid: 'prometheus', name: 'Prometheus' }]));

const permissionsOf = (name: string) => Object.keys(Object(recorded(name).body));

export const editorPermissions = permissionsOf('52-user-permissions-editor');
const viewerPermissions = permissionsOf('53-user-permissions-viewer');

export const signInAsEditor = () => signedInWith(...editorPermissions);
export const signInAsViewer = () => signedInWith(...viewerPermissions);

/** Opens Alerts anew and waits until the plan and the states are there. */
export async function openAlerts(): Promise<UserEvent> {
  cleanup();
  render(
    <MemoryRouter>
      <AlertsPage />
    </MemoryRouter>
  );
  await waitFor(() => expect(screen.queryByRole('status', { name: /^(Comparing|Reading)/ })).not.toBeInTheDocument());
  return userEvent.setup();
}

/** A Grafana in which everything was applied on the page, which is still open. */
export async function appliedOnPage(settings?: unknown): Promise<{ grafana: PreviewGrafana; user: UserEvent }> {
  const grafana = new PreviewGrafana();
  if (settings !== undefined) {
    storeSettings(grafana, settings);
  }
  const user = await openAlerts();
  await user.click(screen.getByTestId('apply'));
  await screen.findByText('Applied.');
  await waitFor(() => expect(planSummary()).toContain('Grafana has what the settings want'));
  return { grafana, user };
}

/** Settings as somebody saves them; they need not be valid. */
export function storeSettings(grafana: PreviewGrafana, settings: unknown): void {
  Object.assign(grafana.state.settings ?? {}, { jsonData: JSON.parse(JSON.stringify(settings)) });
}

export const planSummary = () => screen.getByTestId('plan-summary').textContent ?? '';

/** The row of a rule's state, with everything that opens on demand. */
export async function openedRule(user: UserEvent, uid: string) {
  const row = await screen.findByTestId(`rule-state-${uid}`);
  const more = within(row).getByRole('button', { name: /^More of/ });
  if (more.getAttribute('aria-expanded') === 'false') {
    await user.click(more);
  }
  return row;
}

/** Presses Release and says yes. */
export async function release(user: UserEvent, uid: string): Promise<void> {
  await openedRule(user, uid);
  await user.click(screen.getByTestId(`release-${uid}`));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release' }));
}
