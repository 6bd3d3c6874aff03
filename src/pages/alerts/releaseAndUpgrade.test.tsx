import { screen, waitFor, within } from '@testing-library/react';

import { PreviewGrafana } from '../../../tests/grafana/previewGrafana';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { type Settings } from '../../core/settings/schema';
import {
  appliedOnPage,
  openAlerts as open,
  openedRule,
  release,
  signInAsEditor,
  signInAsViewer,
  storeSettings,
} from './alertsPage.fixture';

const slow = 'kpm-prom01-sync-slow-w';
const group = 'kube-proxy-prom01-programming';

beforeEach(signInAsEditor);

const applied = async (settings?: Settings) => (await appliedOnPage(settings)).grafana;
const row = () => screen.getByTestId(`plan-change-${slow}`);
const groupOf = (grafana: PreviewGrafana) =>
  grafana.state.groups.find(({ rules }) => rules.some(({ uid }) => uid === slow))?.title;

describe('releasing a rule', () => {
  it('makes it the user’s: no plan touches it until it is managed again', async () => {
    const grafana = await applied();
    const user = await open();
    await release(user, slow);
    await waitFor(() => expect(row()).toHaveTextContent('released'));
    expect(grafana.rule(slow)?.labels).not.toHaveProperty('__grafana_origin');
    expect(groupOf(grafana)).toBe(`${group}-released`);

    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 1_800_000 });
    storeSettings(grafana, withLevel(bundledSettings(), 'sync-slow', 'critical', { parameters: { threshold: 13 } }));
    const again = await open();
    expect(row()).toHaveAttribute('data-kind', 'released');
    await again.click(screen.getByTestId('apply'));
    await screen.findByText('Applied.');
    expect(grafana.rule(slow)?.pendingFor).toBe(1_800_000);

    await openedRule(again, slow);
    await again.click(screen.getByTestId(`release-${slow}`));
    await waitFor(() => expect(row()).toHaveTextContent('for 15m → 30m (in Grafana)'));
    expect(grafana.rule(slow)?.labels).toHaveProperty('__grafana_origin');
    expect(groupOf(grafana)).toBe(group);
  });

  it('says why it failed', async () => {
    const grafana = await applied();
    const user = await open();
    grafana.break('PUT', `${group}-released`, 500);
    await release(user, slow);
    expect(await screen.findByTestId('refused')).toHaveTextContent('Grafana did not write the rule group');
    expect(grafana.rule(slow)?.labels).toHaveProperty('__grafana_origin');
  });

  it('outlives the removal of everything, which says so', async () => {
    const grafana = await applied();
    const user = await open();
    await release(user, slow);
    await waitFor(() => expect(row()).toHaveTextContent('released'));
    await user.click(screen.getByTestId('remove-everything'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByTestId('removal-left')).toHaveTextContent(
      'KubeProxySyncSlow (warning) stays. It was released and is yours.'
    );
    expect(grafana.state.groups.flatMap(({ rules }) => rules.map(({ uid }) => uid))).toEqual([slow]);
  });

  it('leaves nothing to press that is refused when the rule moved into a folder in which the user may not write', async () => {
    const grafana = await applied();
    await release(await open(), slow);
    await waitFor(() => expect(row()).toHaveTextContent('released'));
    const rights = ['alert.rules:create', 'alert.rules:write', 'alert.rules:delete'];
    const accessControl = Object.fromEntries(rights.map((right) => [right, false]));
    const body = { uid: 'ops', title: 'Ops', accessControl };
    grafana.answerInstead('GET', '/api/folders/ops$', { status: 200, body }, 9);
    const moved = grafana.state.groups.find(({ rules }) => rules.some(({ uid }) => uid === slow));
    Object.assign(moved ?? {}, { folderUid: 'ops' });
    await openedRule(await open(), slow);
    for (const action of ['pause', 'release']) {
      expect(screen.getByTestId(`${action}-${slow}`)).toHaveAttribute('aria-disabled', 'true');
    }
  });

  it('is not offered to a Viewer', async () => {
    const grafana = await applied();
    grafana.role = 'Viewer';
    signInAsViewer();
    await openedRule(await open(), slow);
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
