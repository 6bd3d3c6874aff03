import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';

import { fakeDataSources, type QueryAnswer } from '../../../../tests/grafana/fakeGrafana';
import { oneSource } from '../configurationPage.fixture';
import { drafted, WithDraft } from '../draft.fixture';
import { SourceCard } from './SourceCard';

// A busy machine takes its time to draw a card.
jest.setTimeout(30_000);

let asked: string[];

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
});
afterEach(() => jest.useRealTimers());

function fakePrometheus(answer: (refId: string) => QueryAnswer) {
  fakeDataSources([
    {
      uid: 'prom',
      name: 'Prometheus',
      answer: (refId) => {
        asked.push(refId);
        return answer(refId);
      },
    },
  ]);
}

const prod = [{ labels: { cluster: 'prod', job: 'kube-proxy' }, value: 12 }];
const noteFound = jest.fn();

async function show(stored = oneSource) {
  render(
    <WithDraft stored={stored}>
      {({ settings: { sources }, ...draft }) =>
        sources.map((source, index) => (
          <SourceCard
            key={source.id}
            source={source}
            index={index}
            available={[]}
            draft={{ settings: { ...stored, sources }, ...draft }}
            doubled={[]}
            noteFound={noteFound}
          />
        ))
      }
    </WithDraft>
  );
  await waitFor(() => expect(screen.getByTestId('found')).not.toHaveTextContent('Looking'));
}

const answered = (after: number) => act(async () => jest.advanceTimersByTimeAsync(after));
/** Into the field of the source: an open cluster has one of the same name further down. */
function enter(label: string, value: string) {
  const [field] = screen.getAllByLabelText(label);
  if (field === undefined) {
    throw new Error(`No field ${label}`);
  }
  fireEvent.change(field, { target: { value } });
}
const timesAsked = () => asked.filter((refId) => refId === 'targets').length;

describe('what is found in a source', () => {
  it('stays in view while a number is typed, and is asked for once when typing pauses', async () => {
    fakePrometheus(() => prod);
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Toggle row expanded' }));
    expect(screen.getByText('This cluster is')).toBeInTheDocument();
    for (const typed of ['1', '12', '120']) {
      enter('Grace for new nodes', typed);
      await answered(200);
      expect(screen.getByTestId('clusters')).toHaveTextContent('prod');
      expect(screen.getByTestId('found')).toHaveTextContent('Updating …');
      expect(screen.getByText('This cluster is')).toBeInTheDocument();
    }
    expect(timesAsked()).toBe(1);
    await answered(600);
    expect(timesAsked()).toBe(2);
    expect(screen.getByTestId('found')).not.toHaveTextContent('Updating …');
    expect(screen.getByText('This cluster is')).toBeInTheDocument();
  });

  it('is not asked for while what selects it must be corrected', async () => {
    fakePrometheus(() => prod);
    await show();
    fireEvent.click(screen.getByText('More: matchers, histograms, taints'));
    fireEvent.click(screen.getByText('Add a matcher'));
    await answered(2000);
    expect(timesAsked()).toBe(1);
    expect(screen.getByTestId('found')).toHaveTextContent('Found before the last change: correct what is marked.');
    enter('Label of matcher 1', 'region');
    await answered(2000);
    expect(timesAsked()).toBe(2);
  });

  it('keeps what was found before when the changed selection is refused, and says so', async () => {
    fakePrometheus(() => (timesAsked() > 1 ? { error: 'query timed out' } : prod));
    await show();
    enter('Grace for new nodes', '30');
    await answered(600);
    expect(screen.getByTestId('refused')).toHaveTextContent('query timed out');
    expect(screen.getByTestId('found')).toHaveTextContent('This was found before the last change.');
    expect(screen.getByTestId('clusters')).toHaveTextContent('prod');
  });

  it('makes no number of a question that was refused, and says why it is not known', async () => {
    fakePrometheus((refId) => (refId === 'running' || refId === 'daemonset' ? { error: 'query timed out' } : prod));
    await show();
    expect(screen.getByTestId('found')).toHaveTextContent('how many kube-proxies run is not known');
    expect(screen.getByTestId('found')).toHaveTextContent('Not everything is known: The data source “Prometheus” took');
    const row = screen.getByRole('row', { name: /prod/ });
    expect(row).toHaveTextContent('An unknown number of an unknown number (DaemonSet)');
    expect(row).not.toHaveTextContent('missing');
  });

  it('names clusters that the job leaves out, and includes one in a click', async () => {
    fakePrometheus((refId) =>
      refId === 'other-jobs' ? [{ labels: { cluster: 'edge', job: 'k3s (server)' }, value: 3 }] : prod
    );
    await show();
    expect(screen.getByTestId('found')).toHaveTextContent(
      'Also in job k3s (server) of cluster edge: not covered (3 kube-proxies).'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Include job k3s (server) of edge' }));
    expect(drafted().sources[0]?.selector.job).toBe('(.*/)?kube-proxy(-windows)?|k3s \\(server\\)');
  });

  it('forgets a fixed number that no longer counts, so that none stands in what is stored', async () => {
    fakePrometheus(() => prod);
    await show();
    fireEvent.click(screen.getByLabelText('Fixed number'));
    enter('Nodes per cluster', '13');
    expect(drafted().sources[0]?.expectedNodes).toMatchObject({ mode: 'fixed', fixed: 13 });
    fireEvent.click(screen.getByLabelText('Automatic'));
    expect(drafted().sources[0]?.expectedNodes).toEqual(oneSource.sources[0]?.expectedNodes);
  });

  it('is compared with what may be missing, and all names are there on demand', async () => {
    fakePrometheus((refId) => {
      const count = (value: number) => [{ labels: { cluster: 'prod' }, value }];
      switch (refId) {
        case 'daemonset':
          return count(20);
        case 'targets':
        case 'running':
          return count(13);
        case 'uncovered':
          return Array.from({ length: 5 }, (_, index) => ({
            labels: { cluster: 'prod', node: `n${index}` },
            value: 1,
          }));
        default:
          return [];
      }
    });
    await show();
    const table = screen.getByTestId('clusters');
    expect(table).toHaveTextContent('7 nodes: n0 (no kube-proxy)');
    expect(table).not.toHaveTextContent('tolerated');
    fireEvent.click(screen.getByRole('button', { name: 'Toggle row expanded' }));
    const own = within(screen.getByRole('group', { name: 'Settings of prod' }));
    fireEvent.change(own.getByLabelText('May be missing'), { target: { value: '7' } });
    expect(table).toHaveTextContent('7 nodes (tolerated)');
    expect(drafted().sources[0]?.clusters).toEqual({
      prod: {
        kubeProxy: true,
        expectedByName: false,
        expectedNodes: { tolerance: { value: 7, unit: 'nodes' } },
      },
    });
    fireEvent.click(own.getByTestId('show-all-missing'));
    await waitFor(() => expect(screen.getByTestId('all-missing')).toHaveTextContent('(5): n0, n1, n2, n3, n4'));
    fireEvent.click(own.getByText('As the data source again'));
    expect(drafted().sources[0]?.clusters).toEqual({});
  });
});
