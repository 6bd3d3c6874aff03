import { familiesIn, parseQuery } from '../../../tests/promql/syntax';
import { Histogram, type HistogramForm } from './histogram';

const window = {
  name: 'x_seconds',
  matchers: [{ label: 'job', operator: '=', value: 'j' } as const],
  range: '4m',
  counted: 'rate' as const,
};
const histogram = (form: HistogramForm) => new Histogram(window, form);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')');

describe('of classic histograms', () => {
  const classic = histogram('classic');

  it('counts are of the series _count', () => {
    expect(classic.observations(['a']).text).toBe('sum by (a) (rate(x_seconds_count{job="j"}[4m]))');
  });

  it('the mean is of sum and count, and of nothing while there are no observations', () => {
    expect(oneLine(classic.mean(['a']).text)).toBe(
      'sum by (a) (rate(x_seconds_sum{job="j"}[4m])) / (sum by (a) (rate(x_seconds_count{job="j"}[4m])) > 0)'
    );
  });

  it('what is below a bound is one bucket', () => {
    expect(classic.atMost(30, ['a']).text).toBe('sum by (a) (rate(x_seconds_bucket{job="j", le=~"30(\\\\.0)?"}[4m]))');
  });

  it('a quantile reads all buckets, or those that were named and the last', () => {
    expect(oneLine(classic.quantile(0.99, ['a']).text)).toBe(
      'histogram_quantile(0.99, sum by (a, le) (rate(x_seconds_bucket{job="j"}[4m])))'
    );
    expect(classic.quantile(0.99, ['a'], [1, 5]).text).toContain('le=~"1(\\\\.0)?|5(\\\\.0)?|\\\\+Inf"');
  });

  it('all within the range is counted when asked for', () => {
    expect(new Histogram({ ...window, counted: 'increase' }, 'classic').observations(['a']).text).toBe(
      'sum by (a) (increase(x_seconds_count{job="j"}[4m]))'
    );
  });
});

describe('what a histogram grew by', () => {
  const grown = (form: HistogramForm) =>
    oneLine(new Histogram({ ...window, counted: 'growth' }, form).observations(['a']).text);

  it('is what it has now, less what it had unless it began anew since', () => {
    expect(grown('classic')).toBe(
      'sum by (a) (((x_seconds_count{job="j"} - x_seconds_count{job="j"} offset 4m) >= 0) or x_seconds_count{job="j"})'
    );
  });

  it('is one difference of native ones, which tell no beginning', () => {
    expect(grown('native')).toBe('sum by (a) (histogram_count(x_seconds{job="j"} - x_seconds{job="j"} offset 4m))');
  });
});

describe('of native histograms', () => {
  const native = histogram('native');

  it('counts, means, bounds and quantiles are read from the one series', () => {
    expect(native.observations(['a']).text).toBe('sum by (a) (histogram_count(rate(x_seconds{job="j"}[4m])))');
    expect(oneLine(native.mean(['a']).text)).toBe(
      'sum by (a) (histogram_sum(rate(x_seconds{job="j"}[4m]))) / (sum by (a) (histogram_count(rate(x_seconds{job="j"}[4m]))) > 0)'
    );
    expect(oneLine(native.atMost(30, ['a']).text)).toBe(
      'histogram_fraction(-Inf, 30, sum by (a) (rate(x_seconds{job="j"}[4m]))) * (histogram_count(sum by (a) (rate(x_seconds{job="j"}[4m]))) > 0)'
    );
    expect(oneLine(native.quantile(0.5, ['a']).text)).toBe(
      'histogram_quantile(0.5, sum by (a) (rate(x_seconds{job="j"}[4m])))'
    );
  });

  it('nothing but the bare name is read, also where bounds are named', () => {
    for (const { text } of [native.mean(['a']), native.atMost(30, ['a']), native.quantile(0.99, ['a'], [1, 2])]) {
      expect(text).not.toMatch(/_seconds_(sum|count|bucket)|le=/);
    }
  });
});

describe('of both', () => {
  const both = histogram('both');

  it('a target that has both counts once, by its classic one', () => {
    expect(oneLine(both.observations(['a']).text)).toBe(
      'sum by (a) (rate(x_seconds_count{job="j"}[4m]) or histogram_count(rate(x_seconds{job="j"}[4m])))'
    );
    for (const { text } of [both.atMost(30, ['a']), both.quantile(0.9, ['a'])]) {
      expect(oneLine(text)).toContain('rate(x_seconds{job="j"}[4m]) unless rate(x_seconds_count{job="j"}[4m])');
    }
  });

  it('what is below a bound adds up, of quantiles the larger one is told', () => {
    expect(both.atMost(30, ['a']).text).toMatch(/^sum by \(a\)/);
    expect(both.quantile(0.5, ['a']).text).toMatch(/^max by \(a\)/);
    expect(oneLine(both.quantile(0.5, ['a']).text)).toContain('"form", "native", "", ""');
  });
});

it.each(['classic', 'native', 'both'] as const)('is PromQL: %s', (form) => {
  const all = histogram(form);
  for (const expression of [
    all.observations(['a']),
    all.mean(['a']),
    all.atMost(5, ['a']),
    all.quantile(0.9, [], [1, 2]),
  ]) {
    expect(familiesIn(parseQuery(expression.text)).every((name) => name.startsWith('x_seconds'))).toBe(true);
  }
});
