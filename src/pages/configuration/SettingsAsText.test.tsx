import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type Settings } from '../../core/settings/schema';
import { oneSource } from './configurationPage.fixture';
import { drafted, WithDraft } from './draft.fixture';
import { SettingsAsText } from './SettingsAsText';

// A busy machine takes its time for the library that writes YAML.
jest.setTimeout(30_000);

const show = (stored: Settings) =>
  render(<WithDraft stored={stored}>{(draft) => <SettingsAsText draft={draft} />}</WithDraft>);

describe('settings as text', () => {
  it('can be had as a provisioning file', async () => {
    show(oneSource);
    await userEvent.click(screen.getByTestId('provisioning-file'));
    const file = await screen.findByLabelText('the provisioning file', undefined, { timeout: 10_000 });
    expect(file).toHaveTextContent(/apps:.*type: kubeproxy-monitor-app.*datasourceUid: prom/);
  });

  it('have their numbers reset after a yes, and nothing else, and discarding takes it back', async () => {
    const numbers = { levels: { warning: { parameters: { threshold: 5 } } } };
    const changed: Settings = {
      ...oneSource,
      alerting: { ...oneSource.alerting, intervalSeconds: 30 },
      signals: { 'sync-slow': numbers, down: { enabled: false } },
      sources: oneSource.sources.map((source) => ({
        ...source,
        clusters: { edge: { kubeProxy: true, signals: { 'sync-slow': numbers } } },
      })),
    };
    show(changed);
    await userEvent.click(screen.getByTestId('reset-numbers'));
    // Everywhere, and in the cluster with a number of its own.
    expect(await screen.findAllByText('5 s')).toHaveLength(2);
    expect(drafted()).toEqual(changed);
    await userEvent.click(screen.getByText('Reset'));
    expect(drafted()).toEqual({
      ...changed,
      signals: { down: { enabled: false } },
      sources: oneSource.sources.map((source) => ({ ...source, clusters: { edge: { kubeProxy: true } } })),
    });
    await userEvent.click(screen.getByText('Discard'));
    expect(drafted()).toEqual(changed);
  });
});
