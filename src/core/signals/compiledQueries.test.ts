import { type SyntaxNode } from '@lezer/common';
import fc from 'fast-check';
import { familiesIn, nodesOf, parseQuery, textOf, textsOf, type ParsedQuery } from '../../../tests/promql/syntax';
import { isCondition } from '../../../tests/promql/condition';
import { keptLabels } from '../../../tests/promql/keptLabels';
import { branchesOf } from '../compile/branches';
import { compileGrafanaRules } from '../compile/grafanaRules';
import { alertsIn, compilePrometheusRules } from '../compile/prometheusRules';
import { compileRules } from '../compile/rules';
import { families } from '../metrics/families';
import { type Family, largestBucket } from '../metrics/family';
import { durationSeconds } from '../promql/duration';
import { bundledSettings, withSource } from '../settings/bundledSettings';
import { parseSettings } from '../settings/parse';
import { type Settings } from '../settings/schema';
import { catalogue } from './catalogue';

/** Also those that nobody is alerted of unless asked for. */
const settings: Settings = {
  ...bundledSettings(),
  signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])),
};
const [source] = settings.sources;
const rules = compileRules(settings);
const alerts = rules.map((rule) => [`${rule.signal.alert} (${rule.severity})`, rule] as const);

/** Every query of every signal: what its rules evaluate and what its panel draws. */
const queries: Array<[string, ParsedQuery]> = [
  ...alerts.map(([name, { expression }]): [string, ParsedQuery] => [name, parseQuery(expression.text)]),
  ...catalogue.flatMap((signal) =>
    signal.levels
      .slice(0, 1)
      .flatMap(({ severity }) =>
        (source ? branchesOf(signal, severity, settings, source) : []).map(({ kubeProxy }): [string, ParsedQuery] => [
          `${signal.alert} (drawn)`,
          parseQuery(signal.value(kubeProxy).text),
        ])
      )
  ),
];

function familyOf(series: string): Family | undefined {
  return families.find(
    ({ name, type }) =>
      name === series || (type === 'histogram' && [`${name}_sum`, `${name}_count`, `${name}_bucket`].includes(series))
  );
}

function isCounter(series: string): boolean {
  const family = familyOf(series);
  return family?.type === 'counter' || (family?.type === 'histogram' && family.name !== series);
}

const callOf = (query: ParsedQuery, call: SyntaxNode) =>
  call.firstChild === null ? '' : textOf(query, call.firstChild);

/** A counter says something within a range, as its growth, or by being there at all. */
function isCountedWell(query: ParsedQuery, selector: SyntaxNode): boolean {
  for (let node = selector; node.parent !== null; node = node.parent) {
    const { parent } = node;
    const isAskedForPresence =
      (parent.name === 'AggregateExpr' && textOf(query, parent).startsWith('group ')) ||
      (parent.name === 'BinaryExpr' &&
        parent.lastChild?.from === node.from &&
        (parent.getChild('Unless') ?? parent.getChild('And')) !== null);
    if (parent.name === 'MatrixSelector' || isAskedForPresence || isGrowth(textOf(query, parent))) {
      return true;
    }
  }
  return false;
}

/** `x - x offset 5m >= 0 or x`: what a counter grew by, with what it was born with. */
function isGrowth(text: string): boolean {
  return /^(\w+\{[^}]*\})-\1offset\w+>=0or\1$/.test(text.replace(/[\s()]/g, ''));
}

it('a counter that is compared as it is would be found', () => {
  const isWell = (text: string) => {
    const query = parseQuery(text);
    const counters = nodesOf(query, 'VectorSelector').filter((selector) => textOf(query, selector) !== 'up');
    return counters.every((selector) => isCountedWell(query, selector));
  };
  expect(isWell('sum by (job) (x_total{a="b"}) > 3')).toBe(false);
  expect(isWell('x_total{a="b"} - x_total{a="b"} offset 5m > 3')).toBe(false);
  expect(isWell('(x_total{a="b"} - y_total{a="b"} offset 5m >= 0) or x_total{a="b"}')).toBe(false);
  expect(isWell('((x_total{a="b"} - x_total{a="b"} offset 5m) >= 0) or x_total{a="b"}')).toBe(true);
  expect(isWell('rate(x_total{a="b"}[5m]) > 3')).toBe(true);
  expect(isWell('up unless x_total{a="b"}')).toBe(true);
  expect(isWell('x_total{a="b"} unless up')).toBe(false);
});

it('there is an alert for every signal, and a query for every panel', () => {
  expect(new Set(rules.map(({ signal }) => signal.id)).size).toBe(catalogue.length);
  expect(queries.length).toBe(rules.length + catalogue.length);
});

describe.each(queries)('%s', (_name, query) => {
  it('reads only families that are known', () => {
    expect(familiesIn(query).filter((name) => familyOf(name) === undefined)).toEqual([]);
  });

  it('takes rates of counters only', () => {
    const read = nodesOf(query, 'FunctionCall')
      .filter((call) => ['rate', 'increase', 'irate'].includes(callOf(query, call)))
      .flatMap((call) => familiesIn(query, call));
    expect(read.filter((name) => !isCounter(name))).toEqual([]);
  });

  it('never compares or shows a raw counter', () => {
    const raw = nodesOf(query, 'VectorSelector').filter(
      (selector) => familiesIn(query, selector).some(isCounter) && !isCountedWell(query, selector)
    );
    expect(raw.map((selector) => textOf(query, selector))).toEqual([]);
  });

  it('names no label that nobody has', () => {
    const known = new Set([
      // The last two are made by the queries that read them.
      ...['cluster', 'job', 'instance', 'node', 'ip_family', 'le', 'kube_node', 'internal_ip', 'mode'],
      ...familiesIn(query).flatMap((name) => familyOf(name)?.labels ?? []),
    ]);
    expect(textsOf(query, 'LabelName').filter((label) => !known.has(label))).toEqual([]);
  });

  it('has no matcher that also accepts a series without the label', () => {
    const accepting = nodesOf(query, 'UnquotedLabelMatcher').filter((matcher) => {
      const value = textOf(query, matcher.lastChild ?? matcher)
        .slice(1, -1)
        .replaceAll('\\\\', '\\');
      return textOf(query, matcher).includes('=~') && new RegExp(`^(?:${value})$`).test('');
    });
    expect(accepting.map((matcher) => textOf(query, matcher))).toEqual([]);
  });
});

describe.each(alerts)('%s', (_name, rule) => {
  it('is true only where a number is beyond another or something is missing', () => {
    expect(isCondition(parseQuery(rule.expression.text))).toBe(true);
  });

  it('waits for two evaluations at least', () => {
    expect(durationSeconds(rule.for)).toBeGreaterThanOrEqual(2 * settings.alerting.intervalSeconds);
  });

  it('has the labels that its messages use', () => {
    const used = [...`${rule.summary('prometheus')}${rule.description('prometheus')}`.matchAll(/\$labels\.(\w+)/g)];
    const kept = keptLabels(parseQuery(rule.expression.text));
    expect(kept).not.toBe('all');
    expect(used.map(([, label = '']) => label).filter((label) => kept !== 'all' && !kept.has(label))).toEqual([]);
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

/** Names that people give to clusters, and names that nobody should. */
const clusterName = fc.oneof(
  fc.string(),
  fc.stringOf(fc.constantFrom('"', '\\', '\n', '$', '{', '}', '.', '|', '\ufffd', 'é'))
);

it('is PromQL whatever clusters are called and whatever is set for them', () => {
  const anySettings = fc.record({
    job: fc.constantFrom('kube-proxy', 'k3s-(server|agent)', 'a"b\\\\c'),
    clusterLabel: fc.constantFrom('cluster', 'k8s_cluster_name', '_c'),
    clusters: fc.dictionary(
      clusterName,
      fc.record({ kubeProxy: fc.boolean(), threshold: fc.double({ min: 0.001, max: 16, noNaN: true }) }),
      { maxKeys: 4 }
    ),
    expectedNodes: fc.constantFrom(
      { mode: 'auto' },
      { mode: 'nodes', excludeTaints: [] },
      { mode: 'daemonset', tolerance: { value: 2.5, unit: 'percent' } },
      { mode: 'fixed', fixed: 5 },
      { mode: 'discovered' }
    ),
    downEnabled: fc.boolean(),
  });
  fc.assert(
    fc.property(anySettings, ({ job, clusterLabel, clusters, expectedNodes, downEnabled }) => {
      const stored = {
        sources: [
          {
            id: 'prom01',
            name: 'Prometheus',
            datasourceUid: 'prometheus',
            selector: { job, extra: [] },
            clusterLabel,
            expectedNodes,
            clusters: Object.fromEntries(
              Object.entries(clusters).map(([name, { kubeProxy, threshold }]) => [
                name,
                {
                  kubeProxy,
                  signals: {
                    'sync-slow': { levels: { critical: { parameters: { threshold } }, warning: { enabled: false } } },
                  },
                },
              ])
            ),
          },
        ],
        signals: { down: { enabled: downEnabled } },
      };
      for (const { expression } of compileRules(usable(stored))) {
        expect(() => parseQuery(expression.text)).not.toThrow();
      }
    }),
    { numRuns: 60 }
  );
});

function usable(stored: unknown): Settings {
  const parsed = parseSettings(stored);
  if (parsed.kind !== 'usable') {
    throw new Error(`not usable: ${JSON.stringify(parsed)}`);
  }
  return withSource(parsed.settings);
}
