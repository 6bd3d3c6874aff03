import { toSampleGrid } from '../backtest/sampleGrid';
import { bundledSettings } from '../settings/bundledSettings';
import { type Source } from '../settings/schema';
import { signalById } from '../signals/catalogue';
import { type Evidence } from './evidence';
import { everyLevel } from './evidenceQueries';
import { measuredLines, thresholdLines } from './graphLines';

const settings = bundledSettings();
const syncSlow = signalById('sync-slow');

function sourceWith(numbers: number[]): Source {
  const [source] = settings.sources;
  if (source === undefined) {
    throw new Error('The bundled settings have a source');
  }
  const clusters = numbers.map((threshold, index) => [
    `edge-${index}`,
    { kubeProxy: true, signals: { 'sync-slow': { levels: { warning: { parameters: { threshold } } } } } },
  ]);
  return { ...source, clusters: Object.fromEntries(clusters) };
}

const row = (labels: Record<string, string>, times: number[], values: number[]) => ({ labels, times, values });
const fine = { from: 0, to: 600_000, stepSeconds: 100 };
const node = { node: 'a1', cluster: 'prod' };
const worst = toSampleGrid([row({}, [0, 300_000, 600_000], [1, 2, 3])], fine);
const evidence: Evidence = {
  queries: {
    preview: 'in the browser',
    scope: 'node',
    selection: sourceWith([]),
    floor: 4,
    targets: '',
    violating: {},
  },
  range: { ...fine, hours: 24 },
  targets: 12,
  worst,
  violating: { [everyLevel]: toSampleGrid([row(node, [400_000], [9])], fine) },
  isCut: false,
  isRecorded: false,
};

describe('what was measured', () => {
  it('is the worst of all without gaps between its longer steps, and with the peaks of what violated', () => {
    expect(measuredLines(evidence, sourceWith([]))).toEqual({
      times: [0, 300_000, 600_000],
      lines: [
        { name: 'the worst of all', kind: 'all', values: [1, 9, 3] },
        { name: 'a1 (prod)', kind: 'one', values: [null, 9, null] },
      ],
    });
  });

  it('begins with the data, which may be younger than the range', () => {
    const { times, lines } = measuredLines({ ...evidence, dataFrom: 300_000 }, sourceWith([]));
    expect(times).toEqual([300_000, 600_000]);
    expect(lines.map(({ values }) => values)).toEqual([
      [9, 3],
      [9, null],
    ]);
  });

  it('is the worst of all alone where levels were asked as they are', () => {
    const { lines } = measuredLines({ ...evidence, violating: { critical: worst } }, sourceWith([]));
    expect(lines).toEqual([{ name: 'the worst of all', kind: 'all', values: [1, 2, 3] }]);
  });

  it('is how many violate where no number is drawn', () => {
    const { lines } = measuredLines({ ...evidence, worst: undefined }, sourceWith([]));
    expect(lines).toEqual([{ name: 'how many at once', kind: 'all', values: [0, 0, 0, 0, 1, 0, 0] }]);
  });
});

describe('the lines of thresholds', () => {
  const named = (numbers: number[]) =>
    thresholdLines(syncSlow, settings, sourceWith(numbers), 2).map(({ name, kind }) => `${kind}: ${name}`);

  it('are those of the levels, and of clusters that have their own', () => {
    expect(named([11, 11, 8])).toEqual([
      'warning: warning above 8 s',
      'critical: critical above 14 s',
      'warning in clusters: warning above 11 s (edge-0, edge-1)',
    ]);
  });

  it('leave out those of clusters where they are too many', () => {
    expect(named([9, 10, 11, 12])).toHaveLength(2);
    expect(named([9, 10, 11])).toHaveLength(5);
  });

  it('leave out a number that is none', () => {
    expect(named([NaN])).toHaveLength(2);
  });
});
