import { compileGrafanaRules } from '../compile/grafanaRules';
import { alertsIn, compilePrometheusRules } from '../compile/prometheusRules';
import { compileRules } from '../compile/rules';
import { largestBucket } from '../metrics/family';
import { durationSeconds } from '../promql/duration';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { catalogue } from './catalogue';

/** Also those that nobody is alerted of unless asked for. */
const settings: Settings = {
  ...bundledSettings(),
  signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])),
};
const rules = compileRules(settings);
const alerts = rules.map((rule) => [`${rule.signal.alert} (${rule.severity})`, rule] as const);

it('there is an alert for every signal', () => {
  expect(new Set(rules.map(({ signal }) => signal.id)).size).toBe(catalogue.length);
});

describe.each(alerts)('%s', (_name, rule) => {
  it('waits for two evaluations at least', () => {
    expect(durationSeconds(rule.for)).toBeGreaterThanOrEqual(2 * settings.alerting.intervalSeconds);
  });
});

describe('a threshold', () => {
  const all = catalogue.flatMap(({ parameters, requires }) =>
    parameters.map((parameter) => ({ ...parameter, families: requires.families }))
  );

  it('that buckets are compared with is below the largest one', () => {
    const ofBuckets = all.flatMap(({ boundOf, ...parameter }) =>
      boundOf === undefined ? [] : { ...parameter, boundOf }
    );
    expect(ofBuckets.length).toBeGreaterThan(0);
    for (const { boundOf, allowed = [], max, excludesMax } of ofBuckets) {
      expect(max).toBeLessThanOrEqual(largestBucket(boundOf));
      expect(excludesMax).toBe(true);
      expect(allowed.filter((bound) => boundOf.buckets?.includes(bound) !== true)).toEqual([]);
    }
  });

  it('of a duration says which histogram it is about', () => {
    const ofHistograms = all.filter(
      ({ unit, families }) => unit === 'seconds' && families.some(({ type }) => type === 'histogram')
    );
    expect(ofHistograms.length).toBeGreaterThan(0);
    for (const { families, boundOf, meanOf } of ofHistograms) {
      expect(families).toContain(boundOf ?? meanOf);
    }
  });

  it('has defaults within its range, and the worse level is not the lower one', () => {
    for (const { parameters, levels } of catalogue) {
      for (const { defaults, min, max } of parameters) {
        const values = levels.map(({ severity }) => defaults[severity]);
        expect(values).toEqual([...values].sort((low = 0, high = 0) => low - high));
        values.forEach((value) => expect(value).toBeGreaterThanOrEqual(min));
        values.forEach((value) => expect(value).toBeLessThanOrEqual(max));
      }
    }
  });
});

describe('in Grafana', () => {
  const inGrafana = compileGrafanaRules(settings).flatMap((group) => group.rules);
  const inPrometheus = alertsIn(compilePrometheusRules(settings));

  it.each(alerts)('%s evaluates what Prometheus evaluates', (_name, rule) => {
    const grafana = inGrafana.find(({ uid }) => uid === rule.uid);
    const prometheus = inPrometheus.find(
      ({ alert, labels }) => alert === rule.signal.alert && labels.severity === rule.severity
    );
    const query = grafana?.data.find(({ refId }) => refId === 'A')?.model.expr;
    expect(prometheus?.expr).toBe(rule.expression.text);
    expect(typeof query).toBe('string');
    if (rule.signal.isCanary === true) {
      // It needs a number from every healthy Prometheus; the rest is the same text.
      expect(String(query).replace(/^ {2}/gm, '')).toBe(`(\n${rule.expression.text}\n)\nor\nvector(0)`);
    } else {
      expect(query).toBe(rule.expression.text);
    }
  });

  it.each([
    ['0s', 60, 1],
    ['1m', 60, 2],
    ['1m', 30, 3],
    ['90s', 60, 3],
    ['1m', 300, 2],
  ])(
    'an alert that is kept firing for %s, evaluated every %s s, ends at evaluation %s without it',
    (keepFiringFor, intervalSeconds, evaluations) => {
      const alerting = { ...settings.alerting, keepFiringFor, intervalSeconds };
      for (const { rules: ofGroup } of compileGrafanaRules({ ...settings, alerting })) {
        for (const rule of ofGroup) {
          expect([rule.keep_firing_for, rule.missingSeriesEvalsToResolve]).toEqual([keepFiringFor, evaluations]);
        }
      }
      for (const alert of alertsIn(compilePrometheusRules({ ...settings, alerting }))) {
        expect(alert.keep_firing_for).toBe(keepFiringFor === '0s' ? undefined : keepFiringFor);
      }
    }
  );

  it.each(alerts)('%s has messages that Grafana can render', (_name, rule) => {
    for (const text of [rule.summary('grafana'), rule.description('grafana')]) {
      const actions = [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, action]) => action);
      // `{{ $values.A | humanize }}` stays as it is in Grafana, and so does a function of `$values.A` alone.
      expect(actions.filter((action) => action?.includes('|'))).toEqual([]);
      expect(text).not.toContain('$value ');
      expect(text.match(/\$values\.A(?!\.Value)/)).toBeNull();
      expect(text.replace(/\{\{.*?\}\}/g, '')).not.toMatch(/[{}]/);
      expect(nesting(actions)).toBe(0);
    }
  });
});

/** How many blocks are open at the end. */
function nesting(actions: Array<string | undefined>): number {
  return actions.reduce(
    (depth, action = '') => depth + (/^\s*(if|with|range)\b/.test(action) ? 1 : /^\s*end\b/.test(action) ? -1 : 0),
    0
  );
}
