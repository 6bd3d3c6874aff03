import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { downloadText } from '../../../components/download';
import { exportFormats } from '../../../core/compile/exportFormats';
import { dashboardUids } from '../../../core/compile/signalPanels';
import { bundledSettings } from '../../../core/settings/bundledSettings';
import { withLevel, withNewSource } from '../../../core/settings/edit';
import { type Settings } from '../../../core/settings/schema';
import ExportDrawer from './ExportDrawer';

jest.mock('../../../components/download', () => ({ downloadText: jest.fn() }));

jest.setTimeout(30_000);

function open(settings: Settings = bundledSettings(), isDraft = false) {
  render(<ExportDrawer settings={settings} isDraft={isDraft} close={() => undefined} />);
  return userEvent.setup();
}

const shown = (name: string) => screen.getByLabelText(`Text of ${name}`);

describe('the export on Alerts', () => {
  it('offers every format of the command line', () => {
    open();
    expect(screen.getAllByRole('radio')).toHaveLength(exportFormats.length);
    for (const { title } of exportFormats) {
      expect(screen.getByRole('radio', { name: new RegExp(title) })).toBeInTheDocument();
    }
  });

  it('shows what was chosen, and gives the same to be copied or kept', async () => {
    const user = open();
    expect(shown('kube-proxy.rules.yaml')).toHaveTextContent('alert: KubeProxySyncSlow');
    await user.click(screen.getByRole('radio', { name: /Grafana rules/ }));
    const text = shown('kube-proxy.yaml').textContent;
    expect(text).toContain('apiVersion: 1');
    expect(screen.getByRole('button', { name: 'Copy kube-proxy.yaml' })).toBeEnabled();
    await user.click(screen.getByRole('button', { name: 'Download kube-proxy.yaml' }));
    expect(downloadText).toHaveBeenCalledWith('kube-proxy.yaml', text);
  });

  it('gives one file a dashboard', async () => {
    const user = open();
    await user.click(screen.getByRole('radio', { name: /Dashboards/ }));
    for (const uid of Object.values(dashboardUids)) {
      expect(screen.getByRole('button', { name: `Download ${uid}.json` })).toBeInTheDocument();
    }
  });

  it('has recording rules in it when they are on', () => {
    const settings = bundledSettings();
    open(settings);
    expect(shown('kube-proxy.rules.yaml')).not.toHaveTextContent('record:');
    open({ ...settings, recording: { ...settings.recording, enabled: true } });
    expect(within(document.body).getAllByLabelText('Text of kube-proxy.rules.yaml')[1]).toHaveTextContent('record:');
    expect(screen.getByText(/Recording rules are part of the rules/)).toBeInTheDocument();
  });

  it('says whose settings they are, and what should be known before they are used', () => {
    open();
    expect(screen.getByText('What the saved settings compile to')).toBeInTheDocument();
    expect(screen.queryByTestId('export-notices')).not.toBeInTheDocument();
    open(withLevel(bundledSettings(), 'sync-slow', 'warning', { for: '0s' }), true);
    expect(screen.getByText('What the settings on this page compile to, saved or not')).toBeInTheDocument();
    expect(screen.getByTestId('export-notices')).toHaveTextContent(
      /signals\.sync-slow\.levels\.warning\.for Rules are evaluated every/
    );
  });

  it('can be of one data source alone', async () => {
    const user = open(withNewSource(bundledSettings(), 'second', 'Second', 'prom2'));
    expect(shown('kube-proxy.rules.yaml')).toHaveTextContent('kube-proxy-prom01-');
    await user.click(screen.getByRole('radio', { name: 'Second' }));
    expect(shown('kube-proxy.rules.yaml')).not.toHaveTextContent('kube-proxy-prom01-');
    expect(shown('kube-proxy.rules.yaml')).toHaveTextContent('kube-proxy-second-');
  });
});
