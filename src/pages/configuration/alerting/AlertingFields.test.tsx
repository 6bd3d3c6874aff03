import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';

import { fakeDataSources, signedInWith } from '../../../../tests/grafana/fakeGrafana';
import { type Settings } from '../../../core/settings/schema';
import { oneSource, storing } from '../configurationPage.fixture';
import { drafted, WithDraft } from '../draft.fixture';
import { focusFirstProblem } from '../focusFirstProblem';
import { AlertingFields } from './AlertingFields';

// A busy machine takes its time for choices.
jest.setTimeout(20_000);

beforeEach(() => {
  signedInWith('alert.notifications.receivers:read', 'folders:read');
  fakeDataSources([{ uid: 'mimir', name: 'Mimir', answer: () => [] }]);
  storing(oneSource);
});

const show = (alerting: Partial<Settings['alerting']> = {}) =>
  render(
    <WithDraft stored={{ ...oneSource, alerting: { ...oneSource.alerting, ...alerting } }}>
      {(draft) => <AlertingFields draft={draft} />}
    </WithDraft>
  );

/** Options are not drawn where nothing has a size, and those of Grafana come after a while. */
async function choose(label: RegExp, option: string) {
  const field = screen.getByLabelText(label);
  await waitFor(() => {
    fireEvent.change(field, { target: { value: option } });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field).toHaveValue(option);
  });
}

const enter = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('the fields of all rules', () => {
  it('let the notification policies decide who is told, until a contact point is chosen', async () => {
    show();
    expect(screen.getByLabelText(/^Contact point/)).toHaveValue('Notification policies decide');
    await choose(/^Contact point/, 'on call');
    expect(drafted().alerting).toMatchObject({ contactPoint: 'on call' });
  });

  it('say that a contact point is gone', async () => {
    show({ contactPoint: 'long gone' });
    expect(await screen.findByText(/no contact point “long gone”/)).toBeInTheDocument();
  });

  it('say who may see contact points when the reader may not', () => {
    signedInWith();
    show();
    expect(screen.getByText(/You may not see contact points.*A name can be typed/)).toBeInTheDocument();
  });

  it('add a label, and say why another one cannot be', () => {
    show();
    enter('New label', 'severity');
    enter('Value of the new label', 'page');
    expect(screen.getByText(/rules use these/)).toBeInTheDocument();
    expect(screen.getByText('Add label').closest('button')).toBeDisabled();
    enter('New label', 'team');
    fireEvent.click(screen.getByText('Add label'));
    expect(drafted().alerting.extraLabels).toEqual({ team: 'page' });
    enter('team', 'network');
    expect(drafted().alerting.extraLabels).toEqual({ team: 'network' });
    fireEvent.click(screen.getByLabelText('Remove the label team'));
    expect(drafted().alerting.extraLabels).toEqual({});
  });

  it('change folders, interval, runbooks and recording', async () => {
    show();
    enter(/^Evaluation interval/, '30');
    enter(/^Keep firing for/, '3m');
    enter(/^Folder of the rules/, 'Network');
    enter(/^Address of the runbooks/, 'https://wiki.example');
    fireEvent.click(screen.getByTestId('recording'));
    await choose(/^Record into/, 'Mimir');
    await choose(/^Folder of the dashboards/, 'Operations');
    expect(drafted()).toMatchObject({
      alerting: {
        intervalSeconds: 30,
        keepFiringFor: '3m',
        folderTitle: 'Network',
        runbookBaseUrl: 'https://wiki.example',
      },
      recording: { enabled: true, targetDatasourceUid: 'mimir' },
      dashboards: { folderUid: 'ops' },
    });
    enter(/^Address of the runbooks/, '');
    expect(drafted().alerting).not.toHaveProperty('runbookBaseUrl');
  });

  it('say of the data source that is recorded into what it needs', () => {
    fakeDataSources([{ uid: 'prom', name: 'Prometheus', answer: () => [] }]);
    show();
    fireEvent.click(screen.getByTestId('recording'));
    expect(screen.getByText(/“Prometheus” does not say what it is/)).toBeInTheDocument();
  });

  it('do not let a data source be recorded into that Grafana cannot write to', async () => {
    const managed = 'grafana-amazonprometheus-datasource';
    fakeDataSources([
      { uid: 'prom', name: 'Prometheus', answer: () => [] },
      { uid: 'amp', name: 'Managed', type: managed, answer: () => [] },
    ]);
    show();
    fireEvent.click(screen.getByTestId('recording'));
    const field = screen.getByLabelText(/^Record into/);
    fireEvent.change(field, { target: { value: 'Managed' } });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(drafted().recording).toEqual({ enabled: true });
  });

  it('offer the export instead where nothing can be recorded into', async () => {
    fakeDataSources([{ uid: 'prom', name: 'Managed', type: 'grafana-amazonprometheus-datasource', answer: () => [] }]);
    show();
    expect(screen.queryByTestId('recording')).not.toBeInTheDocument();
    fireEvent.click(within(screen.getByTestId('recording-export')).getByTestId('export'));
    expect(
      await screen.findByText(/Recording rules are part of the rules/, undefined, { timeout: 10_000 })
    ).toBeInTheDocument();
    expect(drafted().recording).toEqual({ enabled: false });
  });

  it('name what is wrong, where the keyboard is led to', () => {
    show();
    enter(/^Evaluation interval/, '15');
    expect(screen.getByText('Grafana evaluates at multiples of 10 s.')).toBeInTheDocument();
    focusFirstProblem();
    expect(screen.getByLabelText(/^Evaluation interval/)).toHaveFocus();
  });

  it('lead the keyboard to an input that only its message names, as in Grafana 12', () => {
    show();
    enter(/^Evaluation interval/, '15');
    const interval = screen.getByLabelText(/^Evaluation interval/);
    interval.removeAttribute('aria-invalid');
    focusFirstProblem();
    expect(interval).toHaveFocus();
  });
});
