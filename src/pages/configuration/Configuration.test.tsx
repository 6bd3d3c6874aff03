import { locationService } from '@grafana/runtime';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { fakeDataSources, recorded, signedInWith } from '../../../tests/grafana/fakeGrafana';
import { oneSource, opened, save, show, storing } from './configurationPage.fixture';

const clusterCount = [{ labels: { cluster: 'prod', job: 'kube-proxy' }, value: 12 }];

// The whole page with every signal takes a while on a busy machine.
jest.setTimeout(30_000);

beforeEach(() => {
  signedInWith('plugins:write');
  fakeDataSources([
    { uid: 'prom', name: 'Prometheus', answer: () => clusterCount },
    { uid: 'mimir', name: 'Mimir', answer: () => [] },
  ]);
});

async function threshold(value: string) {
  await opened('sync-slow');
  const input = await screen.findByTestId('threshold-sync-slow-warning');
  fireEvent.change(input, { target: { value } });
}

describe('Configuration', () => {
  it('saves a threshold, keeps keys that nobody knows, and says what is left to do', async () => {
    const grafana = storing({ ...oneSource, later: 'kept' });
    show();
    await threshold('5');
    expect(screen.getByTestId('save-bar')).toHaveTextContent('1 change');
    await save();
    expect(await screen.findByTestId('saved')).toHaveTextContent(
      'What it changes in Grafana is not applied yet. Review the plan'
    );
    expect(grafana.saved()).toEqual([
      expect.objectContaining({
        later: 'kept',
        revision: 4,
        signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 5 } } } } },
      }),
    ]);
    expect(screen.getByTestId('save-bar')).toHaveTextContent('No changes');
  });

  it('keeps what is typed while it saves as the next change', async () => {
    const grafana = storing(oneSource);
    show();
    await threshold('5');
    fireEvent.click(screen.getByTestId('save'));
    fireEvent.change(screen.getByTestId('threshold-sync-slow-warning'), { target: { value: '6' } });
    await screen.findByTestId('saved');
    expect(screen.getByTestId('threshold-sync-slow-warning')).toHaveValue('6');
    expect(screen.getByTestId('save-bar')).toHaveTextContent('1 change');
    await save();
    await waitFor(() => expect(screen.getByTestId('save-bar')).toHaveTextContent('No changes'));
    expect(grafana.saved().map(({ revision, signals }) => [revision, signals['sync-slow'].levels.warning])).toEqual([
      [4, { parameters: { threshold: 5 } }],
      [5, { parameters: { threshold: 6 } }],
    ]);
  });

  it('saves what nobody touched as it is stored', async () => {
    const hidden = {
      alerting: { ...oneSource.alerting, folderUid: 'ops', contactPoint: 'on-call', extraLabels: { team: 'net' } },
      recording: { enabled: true, targetDatasourceUid: 'mimir' },
      dashboards: { folderUid: 'ops' },
      sources: oneSource.sources.map((source) => ({
        ...source,
        selector: { ...source.selector, extra: [{ label: 'cluster', operator: '!=', value: 'test' }] },
        clusters: { edge: { kubeProxy: false, signals: { down: { enabled: false } } } },
      })),
    };
    const grafana = storing({ ...oneSource, ...hidden });
    show();
    await threshold('5');
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()).toEqual([expect.objectContaining(hidden)]);
  });

  it('says why a number cannot be used and does not save it', async () => {
    const grafana = storing(oneSource);
    show();
    await threshold('9999');
    const row = within(screen.getByTestId('signal-row-sync-slow'));
    expect(row.getByText('Allowed: 0.001 s to 3600 s.')).toBeInTheDocument();
    expect(screen.getByTestId('save')).toBeDisabled();
    expect(grafana.saved()).toEqual([]);
  });

  it('takes a mean that no quantile can show, and says so', async () => {
    const grafana = storing(oneSource);
    show();
    await opened('sync-slow');
    fireEvent.change(await screen.findByTestId('threshold-sync-slow-critical'), { target: { value: '20' } });
    const row = within(screen.getByTestId('signal-row-sync-slow'));
    expect(row.getByText(/Graphs of quantiles end at .* s, the largest bucket of/)).toBeInTheDocument();
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].signals['sync-slow'].levels.critical.parameters).toEqual({ threshold: 20 });
  });

  it('does not judge a number of a level that is off, and keeps one in view that cannot be stored', async () => {
    storing(oneSource);
    show();
    await opened('sync-slow');
    const critical = await screen.findByTestId('threshold-sync-slow-critical');
    fireEvent.change(critical, { target: { value: '9999' } });
    expect(screen.getByTestId('save')).toBeDisabled();
    const level = within(screen.getByRole('group', { name: 'Critical of Slow rule sync' }));
    fireEvent.click(level.getByRole('switch'));
    expect(screen.getByTestId('save')).toBeEnabled();
    fireEvent.click(level.getByRole('switch'));
    fireEvent.change(level.getByTestId('threshold-sync-slow-critical'), { target: { value: '' } });
    fireEvent.click(level.getByRole('switch'));
    expect(level.getByTestId('threshold-sync-slow-critical')).toBeInvalid();
    expect(screen.getByTestId('save')).toBeDisabled();
  });

  it('writes a ratio in per cent and stores it as a ratio', async () => {
    const grafana = storing(oneSource);
    show();
    await opened('api-server-errors');
    const input = await screen.findByTestId('threshold-api-server-errors-warning');
    expect(input).toHaveValue('10');
    fireEvent.change(input, { target: { value: '7' } });
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].signals['api-server-errors'].levels.warning.parameters).toEqual({ threshold: 0.07 });
  });

  it('goes back to the default in one click, and forgets the change', async () => {
    storing(oneSource);
    show();
    await threshold('5');
    await userEvent.click(screen.getByTestId('reset-sync-slow'));
    expect(screen.getByTestId('threshold-sync-slow-warning')).toHaveValue('8');
    expect(screen.getByTestId('save-bar')).toHaveTextContent('No changes');
  });

  it('gives one cluster a number of its own, and takes it back', async () => {
    const edge = { edge: { kubeProxy: true, signals: { 'sync-slow': { levels: {} } } } };
    const grafana = storing({ ...oneSource, sources: oneSource.sources.map((one) => ({ ...one, clusters: edge })) });
    show();
    await opened('sync-slow');
    fireEvent.change(await screen.findByTestId('override-sync-slow-warning-edge'), { target: { value: '12' } });
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources[0].clusters.edge.signals['sync-slow'].levels).toEqual({
      warning: { parameters: { threshold: 12 } },
    });
    fireEvent.click(screen.getByLabelText('As everywhere else in edge'));
    expect(screen.queryByTestId('override-sync-slow-edge')).not.toBeInTheDocument();
  });

  it('loads settings back after a look at what they change, and keeps the revision', async () => {
    const grafana = storing(oneSource);
    show();
    fireEvent.click(await screen.findByTestId('load-settings'));
    fireEvent.change(await screen.findByLabelText(/^Or its text/), { target: { value: '{' } });
    expect(await screen.findByText(/neither JSON nor YAML/)).toBeInTheDocument();
    const pasted = { ...oneSource, revision: 99, signals: { down: { enabled: false } } };
    fireEvent.change(screen.getByLabelText(/^Or its text/), { target: { value: JSON.stringify(pasted) } });
    expect(await screen.findByText('Whole cluster unreachable', { selector: 'td *, td' })).toBeInTheDocument();
    fireEvent.click(screen.getByTestId('take-over'));
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()).toEqual([expect.objectContaining({ revision: 4, signals: { down: { enabled: false } } })]);
  });

  it('shows what will change, and discards it', async () => {
    storing(oneSource);
    show();
    await threshold('5');
    expect(screen.getByTestId('changes')).toHaveTextContent('Slow rule sync, warning: mean time of a sync: 8 s → 5 s');
    await userEvent.click(screen.getByTestId('discard'));
    expect(screen.getByTestId('threshold-sync-slow-warning')).toHaveValue('8');
  });

  it('takes back a discard that was not meant', async () => {
    storing(oneSource);
    show();
    await threshold('5');
    await userEvent.click(screen.getByTestId('discard'));
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    expect(screen.getByTestId('threshold-sync-slow-warning')).toHaveValue('5');
    expect(screen.queryByTestId('discarded')).not.toBeInTheDocument();
  });

  it('shows many changes as a table before it saves them', async () => {
    const grafana = storing(oneSource);
    show();
    for (const id of ['down', 'rules-stale', 'never-synced', 'sync-failing']) {
      fireEvent.click(await screen.findByTestId(`enabled-${id}`));
    }
    await save();
    expect(grafana.saved()).toEqual([]);
    expect(await screen.findByRole('row', { name: /Stale Service rules/ })).toHaveTextContent('onoff');
    await userEvent.click(screen.getByTestId('save-all'));
    await screen.findByTestId('saved');
    expect(Object.keys(grafana.saved()[0].signals)).toHaveLength(4);
  });

  it('takes what was stored although the answer was lost for saved', async () => {
    const grafana = storing(oneSource, { status: 504, body: { message: 'Gateway timeout' } });
    show();
    await threshold('5');
    await save();
    expect(await screen.findByTestId('refused')).toBeInTheDocument();
    const signals = { 'sync-slow': { levels: { warning: { parameters: { threshold: 5 } } } } };
    grafana.storeFromElsewhere({ ...oneSource, revision: 4, signals });
    await save();
    await screen.findByTestId('saved');
    expect(screen.queryByTestId('conflict')).not.toBeInTheDocument();
    expect(screen.getByTestId('save-bar')).toHaveTextContent('No changes');
  });

  it('shows what the data source holds before anything is saved', async () => {
    storing(oneSource);
    show();
    expect(await screen.findByText(/Found 1 cluster \(prod\): 12 kube-proxies run/)).toBeInTheDocument();
  });

  it('adds the first source when a data source is chosen, by keyboard alone', async () => {
    const grafana = storing({});
    show();
    const picker = await screen.findByRole('combobox', { name: /Prometheus data source/ });
    await userEvent.type(picker, 'Mimir{ArrowDown}{Enter}');
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources).toEqual([
      expect.objectContaining({ id: expect.stringMatching(/^[a-z0-9]{6}$/), name: 'Mimir', datasourceUid: 'mimir' }),
    ]);
  });

  it('proposes a data source that has kube-proxy’s metrics, with what is in it, for one click', async () => {
    const grafana = storing({});
    show();
    expect(await screen.findByTestId('proposal-prom')).toHaveTextContent('1 cluster (prod), 12 kube-proxies');
    expect(screen.queryByTestId('proposal-mimir')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Use Prometheus' }));
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources).toEqual([
      expect.objectContaining({ datasourceUid: 'prom', clusterLabel: 'cluster', clusters: {} }),
    ]);
  });

  it('says that a data source is removed, and what that means, before it goes', async () => {
    const grafana = storing(oneSource);
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Prometheus' }));
    expect(await screen.findByText(/stay in Grafana until you apply/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources).toEqual([]);
  });

  it('expects the found clusters by name in one click', async () => {
    const grafana = storing(oneSource);
    show();
    await userEvent.click(await screen.findByText('Expect this cluster by name', undefined, { timeout: 10_000 }));
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources[0].clusters).toEqual({ prod: { kubeProxy: true } });
  });

  it('warns about a fixed number that nothing can fall below', async () => {
    storing(oneSource);
    show();
    await userEvent.click(await screen.findByRole('radio', { name: 'Fixed number' }));
    fireEvent.change(screen.getByTestId('expected-fixed'), { target: { value: '0' } });
    expect(await screen.findByTestId('fixed-number-warning')).toHaveTextContent('is ever noticed');
  });

  it('gives new nodes grace where nodes are counted', async () => {
    const grafana = storing(oneSource);
    show();
    fireEvent.change(await screen.findByLabelText('Grace for new nodes'), { target: { value: '30' } });
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources[0].expectedNodes).toMatchObject({ mode: 'auto', graceMinutes: 30 });
  });

  it('needs a number when the number of nodes is fixed', async () => {
    const grafana = storing(oneSource);
    show();
    await userEvent.click(await screen.findByRole('radio', { name: 'Fixed number' }));
    expect(screen.getByTestId('save')).toBeDisabled();
    expect(screen.queryByLabelText('Grace for new nodes')).not.toBeInTheDocument();
    fireEvent.change(screen.getByTestId('expected-fixed'), { target: { value: '12' } });
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()[0].sources[0].expectedNodes).toMatchObject({ mode: 'fixed', fixed: 12 });
  });

  it('says that the data source is gone', async () => {
    storing({ ...oneSource, sources: [{ ...oneSource.sources[0], datasourceUid: 'gone' }] });
    show();
    expect(await screen.findByText(/“gone” is not there/)).toBeInTheDocument();
  });

  it('tells a Viewer why nothing can be saved', async () => {
    signedInWith();
    storing(oneSource);
    show();
    await threshold('5');
    expect(screen.getByTestId('save')).toBeDisabled();
    expect(screen.getByTestId('save-obstacle')).toHaveTextContent('You may not save these settings');
  });

  it('keeps the changes when Grafana refuses to save them', async () => {
    storing(oneSource, recorded('07-plugin-settings-post-editor-forbidden'));
    show();
    await threshold('5');
    await save();
    expect(await screen.findByTestId('refused')).toHaveTextContent('plugins:write');
    expect(screen.getByTestId('threshold-sync-slow-warning')).toHaveValue('5');
  });

  describe('when somebody else saved meanwhile', () => {
    const theirs = { ...oneSource, revision: 4, signals: { down: { enabled: false } } };

    async function conflict() {
      const grafana = storing(oneSource);
      show();
      await threshold('5');
      grafana.storeFromElsewhere(theirs);
      await save();
      const message = await screen.findByTestId('conflict');
      expect(message).toHaveTextContent('Slow rule sync, warning: mean time of a sync');
      expect(message).toHaveTextContent('Whole cluster unreachable');
      expect(grafana.saved()).toEqual([]);
      return grafana;
    }

    it('tells what they changed elsewhere on the page before it is replaced', async () => {
      const grafana = storing(oneSource);
      show();
      await screen.findByTestId('open-sync-slow');
      const alerting = { ...oneSource.alerting, contactPoint: 'on-call' };
      grafana.storeFromElsewhere({ ...oneSource, revision: 4, alerting });
      await threshold('5');
      await save();
      const row = await screen.findByRole('row', { name: /Alerting, contact point/ });
      expect(row).toHaveTextContent('noneon-callnone');
    });

    it('can merge: theirs with the own changes on top', async () => {
      const grafana = await conflict();
      await userEvent.click(screen.getByRole('button', { name: /^Merge/ }));
      await screen.findByTestId('saved');
      expect(grafana.saved()).toEqual([
        expect.objectContaining({
          revision: 5,
          signals: {
            down: { enabled: false },
            'sync-slow': { levels: { warning: { parameters: { threshold: 5 } } } },
          },
        }),
      ]);
    });

    it('has a merge corrected first where both numbers contradict each other', async () => {
      const grafana = storing(oneSource);
      show();
      await threshold('13');
      const critical = { 'sync-slow': { levels: { critical: { parameters: { threshold: 12 } } } } };
      grafana.storeFromElsewhere({ ...oneSource, revision: 4, signals: critical });
      await save();
      await screen.findByTestId('conflict');
      await userEvent.click(screen.getByRole('button', { name: /^Merge/ }));
      expect(grafana.saved()).toEqual([]);
      expect(screen.getByTestId('save-obstacle')).toHaveTextContent('Warning (13 s) is above critical (12 s)');
      fireEvent.change(screen.getByTestId('threshold-sync-slow-warning'), { target: { value: '11' } });
      await save();
      await screen.findByTestId('saved');
      expect(grafana.saved()[0]).toMatchObject({ revision: 5 });
    });

    it('can take theirs', async () => {
      const grafana = await conflict();
      await userEvent.click(screen.getByRole('button', { name: /Load theirs/ }));
      expect(screen.getByTestId('threshold-sync-slow-warning')).toHaveValue('8');
      expect(screen.getByTestId('enabled-down')).not.toBeChecked();
      expect(grafana.saved()).toEqual([]);
    });

    it('can keep the own ones and save them over theirs', async () => {
      const grafana = await conflict();
      await userEvent.click(screen.getByRole('button', { name: /Keep mine/ }));
      await screen.findByTestId('saved');
      expect(grafana.saved()).toEqual([
        expect.objectContaining({ revision: 5, signals: { 'sync-slow': expect.anything() } }),
      ]);
    });
  });

  it('never overwrites settings of a newer version', async () => {
    storing({ schemaVersion: 99 });
    show();
    expect(await screen.findByText(/come from a newer version/)).toBeInTheDocument();
    expect(screen.queryByTestId('save')).not.toBeInTheDocument();
  });

  it('replaces unreadable settings only after a clear yes', async () => {
    const grafana = storing({ sources: 'broken' });
    show();
    expect(await screen.findByTestId('settings-unreadable')).toHaveTextContent('sources');
    await userEvent.click(screen.getByRole('button', { name: /Start anew from the defaults/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Start anew' }));
    await save();
    await screen.findByTestId('saved');
    expect(grafana.saved()).toEqual([expect.objectContaining({ schemaVersion: 1, sources: [] })]);
  });

  it('lists stored keys that have no effect', async () => {
    storing({ ...oneSource, alerting: { ...oneSource.alerting, interval: 30 } });
    show();
    expect(await screen.findByTestId('notices')).toHaveTextContent('alerting.interval');
    expect(screen.getByTestId('notices')).toHaveTextContent('Known here: folderUid');
  });

  it('finds signals by their words', async () => {
    storing(oneSource);
    show();
    fireEvent.change(await screen.findByLabelText('Search'), { target: { value: 'slow' } });
    expect(screen.getByTestId('signal-row-sync-slow')).toBeInTheDocument();
    expect(screen.queryByTestId('signal-row-down')).not.toBeInTheDocument();
  });

  it('asks before unsaved changes are left for another tab of the plugin, and lets the query change', async () => {
    storing(oneSource);
    const tabs = '/plugins/kubeproxy-monitor-app';
    locationService.push(`${tabs}?page=configuration`);
    show();
    await threshold('5');
    act(() => locationService.push(`${tabs}?page=configuration&kiosk=1`));
    expect(locationService.getLocation().search).toBe('?page=configuration&kiosk=1');
    act(() => locationService.push(`${tabs}?page=overview`));
    expect(await screen.findByText('Leave without saving?')).toBeInTheDocument();
    expect(locationService.getLocation().search).toBe('?page=configuration&kiosk=1');
    await userEvent.click(screen.getByRole('button', { name: 'Leave and discard' }));
    expect(locationService.getLocation().search).toBe('?page=overview');
  });

  it('asks before unsaved changes are left', async () => {
    storing(oneSource);
    locationService.push('/a/kubeproxy-monitor-app/configuration');
    show();
    await threshold('5');
    act(() => locationService.push('/a/kubeproxy-monitor-app/alerts'));
    expect(await screen.findByText('Leave without saving?')).toBeInTheDocument();
    expect(locationService.getLocation().pathname).toBe('/a/kubeproxy-monitor-app/configuration');
    await userEvent.click(screen.getByRole('button', { name: 'Leave and discard' }));
    expect(locationService.getLocation().pathname).toBe('/a/kubeproxy-monitor-app/alerts');
  });
});
