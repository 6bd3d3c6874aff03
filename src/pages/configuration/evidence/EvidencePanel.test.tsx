import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';

import { fakeDataSources } from '../../../../tests/grafana/fakeGrafana';
import { withLevel, withSourceChange } from '../../../core/settings/edit';
import { type Settings } from '../../../core/settings/schema';
import { signalById } from '../../../core/signals/catalogue';
import { type SignalId } from '../../../core/signals/signal';
import { oneSource } from '../configurationPage.fixture';
import { drafted, WithDraft } from '../draft.fixture';
import { EvidenceMemory, EvidenceMemoryContext } from './evidenceMemory';
import { EvidencePanel } from './EvidencePanel';
import { FakePast } from './fakePast.fixture';

jest.setTimeout(30_000);

const patient = { timeout: 8000 };
const slowForAnHour = [...Array<number>(11).fill(1), ...Array<number>(13).fill(9), 1];

function past(values = slowForAnHour): FakePast {
  const prometheus = new FakePast('prom', values);
  fakeDataSources([prometheus.asDataSource]);
  return prometheus;
}

/** The evidence of a signal, with buttons that change the settings as fields do, and one that closes and opens it. */
function Evidence({ id, edits }: { id: SignalId; edits: Record<string, (before: Settings) => Settings> }) {
  const [isOpen, setOpen] = useState(true);
  const [memory] = useState(() => new EvidenceMemory());
  return (
    <EvidenceMemoryContext.Provider value={memory}>
      <WithDraft stored={oneSource}>
        {(draft) => (
          <>
            {Object.entries(edits).map(([name, edit]) => (
              <button key={name} onClick={() => draft.change(edit)}>
                {name}
              </button>
            ))}
            <button onClick={() => setOpen((before) => !before)}>toggle</button>
            {isOpen && draft.settings.sources[0] !== undefined && (
              <EvidencePanel signal={signalById(id)} source={draft.settings.sources[0]} draft={draft} />
            )}
          </>
        )}
      </WithDraft>
    </EvidenceMemoryContext.Provider>
  );
}

const show = (id: SignalId, edits: Record<string, (before: Settings) => Settings> = {}) =>
  render(<Evidence id={id} edits={edits} />);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const history = (id: SignalId) => screen.findByTestId(`history-${id}`, {}, patient);
const warning = (threshold: number) => (before: Settings) =>
  withLevel(before, 'sync-slow', 'warning', { parameters: { threshold } });
const bothOff = (before: Settings) =>
  withLevel(withLevel(before, 'sync-slow', 'warning', { enabled: false }), 'sync-slow', 'critical', { enabled: false });

describe('what is asked', () => {
  it('is how many there are, once, and then one query for the past', async () => {
    const prometheus = past();
    show('sync-slow');
    await history('sync-slow');
    expect(prometheus.requests).toEqual([['targets', 'worst'], ['past 300s']]);
  });

  it.each([
    [199, ['targets,worst', 'past 300s', 'names']],
    [200, ['targets,worst', 'past 300s', 'past 300s', 'names']],
  ])('is asked again where of many nodes %i violate, so that some may be left out', async (nodes, requests) => {
    const prometheus = past();
    Object.assign(prometheus, { targets: 240, nodes });
    show('sync-slow');
    await history('sync-slow');
    expect(prometheus.requests.map((names) => names.join())).toEqual(requests);
  });

  it.each([
    [1001, true, 'Only the last 24 hours, because there are 1,001 kube-proxies; read from recorded series, evaluated'],
    [5000, true, 'Only the last 24 hours, because there are 5,000 kube-proxies; read from recorded series, evaluated'],
    [5000, false, 'Only the last 6 hours, because there are 5,000 kube-proxies; evaluated'],
    [1000, true, 'The last 7 days, evaluated'],
  ])(
    'is about recorded series where %i kube-proxies have them for a day: %s',
    async (targets, hasRecordedDay, note) => {
      Object.assign(past(), { targets, hasRecordedDay });
      show('sync-slow', { record: (before) => ({ ...before, recording: { ...before.recording, enabled: true } }) });
      press('record');
      expect(await screen.findByText(note, { exact: false }, patient)).toBeInTheDocument();
    }
  );

  it('is nothing anew when the row is opened again', async () => {
    const prometheus = past();
    show('sync-slow');
    await history('sync-slow');
    press('toggle');
    press('toggle');
    await history('sync-slow');
    expect(prometheus.requests).toHaveLength(2);
  });

  it('is cancelled when the row is closed', async () => {
    const prometheus = past();
    prometheus.waits = true;
    show('sync-slow');
    await waitFor(() => expect(prometheus.requests).toHaveLength(2), patient);
    press('toggle');
    expect(prometheus.cancelled).toBe(1);
  });

  it('is asked anew below half of the lowest number, and said meanwhile', async () => {
    const prometheus = past();
    show('sync-slow', { lower: warning(0.5) });
    await history('sync-slow');
    prometheus.waits = true;
    press('lower');
    expect(await history('sync-slow')).toHaveTextContent('Warning: asking the past about this number');
    await waitFor(() => expect(prometheus.requests).toHaveLength(4), patient);
    act(() => prometheus.release());
    await waitFor(async () => expect(await history('sync-slow')).toHaveTextContent('Warning: would have fired once'));
  });
});

describe('what is said', () => {
  it('names who would have fired with the date, and leads to the dashboard at that time', async () => {
    past();
    show('sync-slow');
    const found = await history('sync-slow');
    expect(found).toHaveTextContent(/Warning: would have fired once in the last 7 days:/);
    expect(found).toHaveTextContent(/a1 \(prod\) \w{3} \w{3} \d+, \d\d:\d\d, 50 min \(peak 9 s\)/);
    expect(within(found).getByRole('link', { name: /a1 \(prod\)/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/d\/kubeproxy-node\?.*var-instance=10.0.0.1%3A10249&from=\d+&to=\d+$/)
    );
  });

  it('claims no more of the past than there is data about', async () => {
    past([1, 1, 1]).steps = 25;
    show('sync-slow');
    expect(await history('sync-slow')).toHaveTextContent(
      'Would not have fired in the last 2 hours (there is no older data).'
    );
    const evidence = screen.getByTestId('evidence-sync-slow');
    expect(evidence).toHaveTextContent('The last 2 hours (there is no older data), evaluated every 5 min');
    expect(evidence).toHaveTextContent('No number is suggested: that takes a day of data.');
    expect(evidence).not.toHaveTextContent('7 days');
  });

  it('follows the number from the same answer', async () => {
    const prometheus = past();
    show('sync-slow', { higher: warning(10) });
    await history('sync-slow');
    press('higher');
    await waitFor(async () => expect(await history('sync-slow')).toHaveTextContent('Would not have fired'));
    expect(prometheus.requests).toHaveLength(2);
  });

  it('is no all-clear while a “for” or a number is none', async () => {
    past([1, 1, 1]);
    show('sync-slow', {
      'bad for': (before) => withLevel(before, 'sync-slow', 'critical', { for: '5' }),
      'no number': warning(NaN),
    });
    expect(await history('sync-slow')).toHaveTextContent('Would not have fired in the last 7 days.');
    press('bad for');
    expect(await history('sync-slow')).toHaveTextContent(
      /^Warning: would have fired 0 times in the last 7 days\.Critical: not known: its number or its “for” is not usable\.$/
    );
    press('no number');
    expect(await history('sync-slow')).toHaveTextContent('Warning: not known');
  });

  it('is that nobody is told where every level is off, without an outdated graph', async () => {
    past();
    show('sync-slow', { off: bothOff });
    await history('sync-slow');
    press('off');
    expect(screen.getByTestId('evidence-sync-slow')).toHaveTextContent(
      /^Every level is off: nobody would have been told\.$/
    );
    expect(screen.queryByTestId('evidence-graph')).not.toBeInTheDocument();
  });

  it('is not known of a number about which the data source refuses to be asked', async () => {
    const prometheus = past();
    show('sync-slow', { lower: warning(0.5) });
    await history('sync-slow');
    prometheus.refuses = true;
    press('lower');
    await screen.findByTestId('refused', {}, patient);
    expect(await history('sync-slow')).toHaveTextContent(
      'Warning: not known: the past was not asked about this number.'
    );
    expect(await history('sync-slow')).toHaveTextContent('Critical: would have fired 0 times');
  });

  it('is never about another data source than the chosen one, also when that refuses', async () => {
    const prometheus = past();
    const mimir = new FakePast('mimir', []);
    mimir.refuses = true;
    fakeDataSources([prometheus.asDataSource, mimir.asDataSource]);
    show('sync-slow', { other: (before) => withSourceChange(before, 'abc123', { datasourceUid: 'mimir' }) });
    await history('sync-slow');
    press('other');
    expect(screen.queryByTestId('history-sync-slow')).not.toBeInTheDocument();
    expect(await screen.findByTestId('refused', {}, patient)).toHaveTextContent('too many samples');
    expect(screen.queryByTestId('history-sync-slow')).not.toBeInTheDocument();
  });

  it('is never about other kube-proxies than those that are selected', async () => {
    const prometheus = past();
    show('sync-slow', {
      select: (before) => withSourceChange(before, 'abc123', { selector: { job: 'other', extra: [] } }),
    });
    await history('sync-slow');
    prometheus.waits = true;
    press('select');
    expect(screen.queryByTestId('history-sync-slow')).not.toBeInTheDocument();
    await waitFor(() => expect(prometheus.requests).toHaveLength(4), patient);
    act(() => prometheus.release());
    await history('sync-slow');
  });

  it('is shown also where no kube-proxy is left, which is when it matters', async () => {
    past([2, 2, 2, 2]).targets = 0;
    show('down');
    expect(await history('down')).toHaveTextContent('Would have fired once');
    expect(screen.getByTestId('evidence-down')).toHaveTextContent('No kube-proxy is found in Prometheus now.');
  });

  it('is told to a screen reader only after a pause', async () => {
    past([1, 1, 1]);
    show('sync-slow', { other: warning(0.9), back: warning(8) });
    await history('sync-slow');
    const announced = () => within(screen.getByTestId('evidence-sync-slow')).getByRole('status');
    expect(announced()).toHaveTextContent('Warning: would have fired 0 times');
    press('other');
    expect(await history('sync-slow')).toHaveTextContent('asking the past');
    expect(announced()).not.toHaveTextContent('asking the past');
  });
});

describe('a suggestion', () => {
  it('is taken over for all levels with one click', async () => {
    past(Array<number>(2 * 288).fill(1));
    show('sync-slow');
    await history('sync-slow');
    const evidence = screen.getByTestId('evidence-sync-slow');
    expect(evidence).toHaveTextContent(
      'Suggested: warning 4 s, critical 8 s. The warning is 4 × your busiest hour (1 s).'
    );
    press('Use warning 4 s, critical 8 s');
    await waitFor(() => expect(evidence).toHaveTextContent('Your numbers fit: warning 4 s, critical 8 s'));
    expect(drafted().signals['sync-slow']?.levels).toEqual({
      warning: { parameters: { threshold: 4 } },
      critical: { parameters: { threshold: 8 } },
    });
  });
});
