import { toSampleGrid } from '../backtest/sampleGrid';
import { evidenceRange } from './evidenceRange';
import { dataBegins, knownPast } from './knownPast';

const hour = 3600_000;
const range = evidenceRange(12, 1_700_000_123_456);
const begun = (hoursAgo: number) => knownPast({ range, dataFrom: range.to - hoursAgo * hour });

describe('the past that is known', () => {
  it.each([168, 167.75, 158])('is the whole range where the data begin %d hours ago', (hoursAgo) => {
    expect(begun(hoursAgo)).toEqual({ words: '7 days', isShort: false });
  });

  it.each([
    [0, '1 minute'],
    [0.3, '18 minutes'],
    [1.2, '1 hour'],
    [1.9, '2 hours'],
    [24, '24 hours'],
    [70, '3 days'],
    [150, '6 days'],
  ])('ends where the data begin, %d hours ago', (hoursAgo, words) => {
    expect(begun(hoursAgo)).toEqual({ words: `${words} (there is no older data)`, isShort: true });
  });

  it('is said to be none where no kube-proxy was ever scraped', () => {
    expect(knownPast({ range })).toEqual({ words: '7 days (there is no data)', isShort: true });
  });

  it('is whole where fewer hours are asked for, of which there is data', () => {
    const shorter = evidenceRange(3000, 1_700_000_123_456);
    expect(knownPast({ range: shorter, dataFrom: shorter.from + hour / 4 }).words).toBe('6 hours');
  });
});

describe('the data begin', () => {
  const grid = (series: Parameters<typeof toSampleGrid>[0]) =>
    toSampleGrid(series, { from: 0, to: 600_000, stepSeconds: 60 });

  it('with the first value of any row', () => {
    const rows = [
      { labels: {}, times: [300_000, 360_000], values: [1, 1] },
      { labels: {}, times: [120_000, 180_000], values: [NaN, 1] },
    ];
    expect(dataBegins(grid(rows))).toBe(180_000);
  });

  it('never where there is no value', () => {
    expect(dataBegins(grid([]))).toBeUndefined();
    expect(dataBegins(grid([{ labels: {}, times: [60_000], values: [NaN] }]))).toBeUndefined();
  });
});
