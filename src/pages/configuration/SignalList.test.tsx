import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';

import { fakeDataSources } from '../../../tests/grafana/fakeGrafana';
import { foundIn } from '../../core/found/found';
import { newSource } from '../../core/settings/bundledSettings';
import { type Settings } from '../../core/settings/schema';
import { oneSource, opened } from './configurationPage.fixture';
import { drafted, WithDraft } from './draft.fixture';
import { SignalList } from './SignalList';

jest.setTimeout(20_000);

const patient = { timeout: 8000 };
const prometheus = newSource('abc123', 'Prometheus', 'prom');
const found = {
  abc123: foundIn(prometheus, {
    targets: [{ labels: { cluster: 'prod' }, value: 12 }],
    series: [
      { labels: { cluster: 'prod', __name__: 'up' }, value: 12 },
      { labels: { cluster: 'prod', __name__: 'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds' }, value: 12 },
    ],
    scrapes: [{ labels: { cluster: 'prod' }, value: 5 }],
  }),
};

const show = (stored: Settings = oneSource) =>
  render(<WithDraft stored={stored}>{(draft) => <SignalList draft={draft} found={found} />}</WithDraft>);

beforeEach(() => fakeDataSources(['prom', 'mimir'].map((uid) => ({ uid, name: uid, answer: () => [] }))));

describe('the list of signals', () => {
  it('says where a signal cannot fire, and why', async () => {
    show();
    const row = within(screen.getByTestId('signal-row-node-not-covered'));
    expect(row.getByText('cannot fire here')).toBeInTheDocument();
    await opened('node-not-covered');
    expect(row.getByTestId('obstacles')).toHaveTextContent(/Cannot fire here. Needs kube-state-metrics/);
    expect(within(screen.getByTestId('signal-row-down')).queryByText('cannot fire here')).not.toBeInTheDocument();
  });

  it('warns of a “for” that one scrape fills', async () => {
    show();
    await opened('sync-slow');
    expect(screen.queryByText(/a single scrape can fire this/)).not.toBeInTheDocument();
    fireEvent.change(screen.getByTestId('for-sync-slow-warning'), { target: { value: '30s' } });
    expect(screen.getByText(/scraped about every 1 min, so a single scrape can fire this/)).toBeInTheDocument();
  });

  it('shows a signal with a wrong number whatever is searched', async () => {
    show();
    await opened('sync-slow');
    fireEvent.change(screen.getByTestId('threshold-sync-slow-warning'), { target: { value: '' } });
    fireEvent.change(screen.getByLabelText('Search'), { target: { value: 'ipvs' } });
    expect(screen.getByTestId('signal-row-sync-slow')).toBeInTheDocument();
    expect(screen.queryByTestId('signal-row-down')).not.toBeInTheDocument();
  });

  it('shows only what was changed, in single clusters too, or what cannot fire here', () => {
    const own = { prod: { kubeProxy: true, signals: { down: { enabled: false } } } };
    show({
      ...oneSource,
      sources: [{ ...prometheus, clusters: own }],
      signals: { 'instance-down': { enabled: false } },
    });
    fireEvent.click(screen.getByLabelText('Changed (2)'));
    expect(screen.getAllByTestId(/^signal-row-/).map(({ dataset }) => dataset['testid'])).toEqual([
      'signal-row-down',
      'signal-row-instance-down',
    ]);
    fireEvent.click(screen.getByLabelText(/^Cannot fire here/));
    expect(screen.getByText('No signal is all that is asked for above.')).toBeInTheDocument();
    fireEvent.click(screen.getByLabelText('Changed (2)'));
    expect(screen.getByTestId('signal-row-node-not-covered')).toBeInTheDocument();
    expect(screen.queryByTestId('signal-row-down')).not.toBeInTheDocument();
  });

  it('switches a level off in one cluster, and keeps in view what must be corrected there', async () => {
    const own = { prod: { kubeProxy: true, expectedByName: false, signals: { 'sync-slow': { levels: {} } } } };
    show({ ...oneSource, sources: [{ ...prometheus, clusters: own }] });
    await opened('sync-slow');
    fireEvent.change(screen.getByTestId('override-sync-slow-critical-prod'), { target: { value: '' } });
    fireEvent.click(screen.getByLabelText('Critical is on in prod'));
    expect(screen.getByTestId('override-sync-slow-critical-prod')).toBeInvalid();
    fireEvent.change(screen.getByTestId('override-sync-slow-critical-prod'), { target: { value: '14' } });
    expect(screen.queryByTestId('override-sync-slow-critical-prod')).not.toBeInTheDocument();
    expect(drafted().sources[0]?.clusters['prod']?.signals).toEqual({
      'sync-slow': { levels: { critical: { enabled: false, parameters: { threshold: 14 } } } },
    });
    fireEvent.click(screen.getByLabelText('As everywhere else in prod'));
    expect(drafted().sources[0]?.clusters).toEqual({});
  });

  it('asks the chosen one of several sources for evidence', async () => {
    show({ ...oneSource, sources: [prometheus, newSource('def456', 'Mimir', 'mimir')] });
    await opened('sync-slow');
    const evidence = () => screen.getByTestId('evidence-sync-slow');
    await waitFor(() => expect(evidence()).toHaveTextContent('found in Prometheus now'), patient);
    const field = screen.getByLabelText(/^Evidence from/);
    fireEvent.change(field, { target: { value: 'Mimir' } });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(evidence()).toHaveTextContent('found in Mimir now'), patient);
  });

  it('shows ten of fifty clusters with numbers of their own, and all when asked', async () => {
    const own = {
      kubeProxy: true,
      signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 5 } } } } },
    };
    const clusters = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`edge-${index}`, own]));
    show({ ...oneSource, sources: [{ ...prometheus, clusters }] });
    await opened('sync-slow');
    expect(screen.getAllByTestId(/^override-sync-slow-edge-\d+$/)).toHaveLength(10);
    fireEvent.click(screen.getByText('Show all 50 clusters'));
    expect(screen.getAllByTestId(/^override-sync-slow-edge-\d+$/)).toHaveLength(50);
  });
});
