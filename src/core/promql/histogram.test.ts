import { promqlProblems } from '../../../tests/source/promql';
import { Histogram, histogramForms, type HistogramForm } from './histogram';

const reading = (form: HistogramForm) =>
  new Histogram(
    { name: 'x', matchers: [{ label: 'job', operator: '=', value: 'j' }], range: '5m', counted: 'rate' },
    form
  );
const onOneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')');

describe.each(histogramForms)('in the form %s', (form) => {
  it('everything that can be asked is PromQL', () => {
    const histogram = reading(form);
    const asked = [
      histogram.observations(['cluster']),
      histogram.mean(['cluster']),
      histogram.atMost(30, ['cluster']),
      histogram.quantile(0.99, []),
      histogram.quantile(0.99, ['cluster'], [1, 2]),
    ];
    expect(asked.flatMap(({ text }) => promqlProblems(text))).toEqual([]);
  });
});

it('reads series of the classic form only, unless told otherwise', () => {
  expect(onOneLine(reading('classic').mean(['c']).text)).toBe(
    'sum by (c) (rate(x_sum{job="j"}[5m])) / (sum by (c) (rate(x_count{job="j"}[5m])) > 0)'
  );
  expect(onOneLine(reading('classic').quantile(0.5, ['c'], [1]).text)).toBe(
    'histogram_quantile(0.5, sum by (c, le) (rate(x_bucket{job="j", le=~"1(\\\\.0)?|\\\\+Inf"}[5m])))'
  );
});

it('reads nothing but the bare name in native form', () => {
  const native = reading('native');
  const asked = [native.mean(['c']), native.atMost(30, ['c']), native.quantile(0.99, ['c'], [1, 2])];
  for (const { text } of asked) {
    expect(text).not.toMatch(/\bx_(sum|count|bucket)|le=/);
  }
  expect(onOneLine(native.observations(['c']).text)).toBe('sum by (c) (histogram_count(rate(x{job="j"}[5m])))');
});

it('counts what was not observed at all as nothing, not as a share of nothing', () => {
  expect(onOneLine(reading('native').atMost(30, ['c']).text)).toBe(
    'histogram_fraction(-Inf, 30, sum by (c) (rate(x{job="j"}[5m]))) * (histogram_count(sum by (c) (rate(x{job="j"}[5m]))) > 0)'
  );
});

it('takes a target that has both forms once', () => {
  const both = reading('both');
  expect(onOneLine(both.observations(['c']).text)).toBe(
    'sum by (c) (rate(x_count{job="j"}[5m]) or histogram_count(rate(x{job="j"}[5m])))'
  );
  expect(onOneLine(both.quantile(0.9, ['c']).text)).toContain('rate(x{job="j"}[5m]) unless rate(x_count{job="j"}[5m])');
});
