import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { type Settings } from '../../core/settings/schema';
import AlertsPage from './AlertsPage';

jest.mock('../../components/Page', () => ({
  Page: ({ children }: { children: ReactNode }) => <>{children}</>,
}));

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

const slow = 'kpm-prom01-sync-slow-w';
const group = 'kube-proxy-prom01-programming';
const permissionsOf = (name: string) => Object.keys(Object(recorded(name).body));

beforeEach(() => signedInWith(...permissionsOf('52-user-permissions-editor')));

async function open() {
  cleanup();
  render(
    <MemoryRouter>
      <AlertsPage />
    </MemoryRouter>
  );
  await screen.findByTestId('plan-summary');
  return userEvent.setup();
}

async function applied(settings?: Settings): Promise<PreviewGrafana> {
  const grafana = new PreviewGrafana(settings);
  const user = await open();
  await user.click(screen.getByTestId('apply'));
  await screen.findByText('Applied.');
  return grafana;
}

const storeSettings = (grafana: PreviewGrafana, settings: Settings) =>
  Object.assign(grafana.state.settings ?? {}, { jsonData: JSON.parse(JSON.stringify(settings)) });
const row = () => screen.getByTestId(`plan-change-${slow}`);
const groupOf = (grafana: PreviewGrafana) =>
  grafana.state.groups.find(({ rules }) => rules.some(({ uid }) => uid === slow))?.title;

describe('releasing a rule', () => {
  it('makes it the user’s: no plan touches it until it is managed again', async () => {
    const grafana = await applied();
    const user = await open();
    await user.click(screen.getByTestId(`release-${slow}`));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release' }));
    await waitFor(() => expect(row()).toHaveTextContent('released'));
    expect(grafana.rule(slow)?.labels).not.toHaveProperty('__grafana_origin');
    expect(groupOf(grafana)).toBe(`${group}-released`);

    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    storeSettings(grafana, withLevel(bundledSettings(), 'sync-slow', 'critical', { parameters: { threshold: 13 } }));
    await open();
    expect(row()).toHaveAttribute('data-kind', 'released');
    await user.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow)?.pendingFor).toBe(1_800_000);

    await user.click(screen.getByTestId(`release-${slow}`));
    await waitFor(() => expect(row()).toHaveTextContent('for 15m → 30m (in Grafana)'));
    expect(grafana.rule(slow)?.labels).toHaveProperty('__grafana_origin');
    expect(groupOf(grafana)).toBe(group);
  });

  it('says why it failed', async () => {
    const grafana = await applied();
    const user = await open();
    grafana.break('PUT', `${group}-released`, 500);
    await user.click(screen.getByTestId(`release-${slow}`));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release' }));
    expect(await screen.findByTestId('refused')).toHaveTextContent('Grafana did not write the rule group');
    expect(grafana.rule(slow)?.labels).toHaveProperty('__grafana_origin');
  });

  it('outlives the removal of everything, which says so', async () => {
    const grafana = await applied();
    const user = await open();
    await user.click(screen.getByTestId(`release-${slow}`));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release' }));
    await waitFor(() => expect(row()).toHaveTextContent('released'));
    await user.click(screen.getByTestId('remove-everything'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByTestId('removal-left')).toHaveTextContent(
      'KubeProxySyncSlow (warning) stays. It was released and is yours.'
    );
    expect(grafana.state.groups.flatMap(({ rules }) => rules.map(({ uid }) => uid))).toEqual([slow]);
  });

  it('is not offered to a Viewer', async () => {
    const grafana = await applied();
    grafana.role = 'Viewer';
    signedInWith(...permissionsOf('53-user-permissions-viewer'));
    await open();
    expect(screen.getByTestId(`release-${slow}`)).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('after an upgrade of the plugin', () => {
  it('offers what it changed in one click', async () => {
    const grafana = await applied();
    // As an older version with another default would have applied it.
    await applyAs(grafana, '1.1.0');
    const user = await open();
    expect(row()).toHaveTextContent('after upgrade to 1.2.0');
    expect(screen.getByTestId('upgrade-note')).toHaveTextContent('upgraded to 1.2.0');
    await user.click(screen.getByTestId('apply-upgrade'));
    await screen.findByText('Applied.');
    await waitFor(() => expect(screen.queryByTestId('upgrade-note')).not.toBeInTheDocument());
    expect(JSON.stringify(grafana.rule(slow)?.data)).toContain('> 8');
  });
});

describe('a contact point', () => {
  const told = (contactPoint: string): Settings => {
    const settings = bundledSettings();
    return { ...settings, alerting: { ...settings.alerting, contactPoint } };
  };

  it('is written into every rule', async () => {
    const grafana = await applied(told('grafana-default-email'));
    expect(grafana.rule(slow)?.notificationSettings).toEqual({ receiver: 'grafana-default-email' });
  });

  it('that is not there is said before Grafana refuses it', async () => {
    new PreviewGrafana(told('nobody'));
    await open();
    expect(row()).toHaveTextContent('Grafana shows no contact point “nobody” and would refuse the rule.');
    expect(screen.getByTestId('apply-obstacle')).toHaveTextContent('nobody');
    expect(screen.getByTestId('missing-contact-point')).toHaveTextContent(
      'Grafana shows no contact point of this name'
    );
  });

  it('that went away after all was applied is said beside who is told', async () => {
    const grafana = await applied(told('grafana-default-email'));
    expect(screen.queryByTestId('missing-contact-point')).not.toBeInTheDocument();
    grafana.state.contactPoints = [];
    await open();
    expect(screen.getByTestId('missing-contact-point')).toBeInTheDocument();
  });
});

/** Makes the slow rule what an older version compiled from the same settings. */
async function applyAs(grafana: PreviewGrafana, version: string): Promise<void> {
  storeSettings(grafana, withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold: 7 } }));
  const user = await open();
  const [, own] = grafana.rule(slow)?.annotations['__applied__']?.split(' ') ?? [];
  await user.click(screen.getByTestId('apply'));
  await screen.findByText('Applied.');
  const rule = grafana.rule(slow);
  const [hash] = rule?.annotations['__applied__']?.split(' ') ?? [];
  Object.assign(rule?.annotations ?? {}, { __applied__: `${hash} ${own} ${version}` });
  storeSettings(grafana, bundledSettings());
}
