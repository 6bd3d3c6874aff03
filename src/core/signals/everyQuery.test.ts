import { isCondition } from '../../../tests/promql/condition';
import { everyQuery, type WrittenQuery } from '../../../tests/promql/everyQuery';
import { keptLabels } from '../../../tests/promql/keptLabels';
import {
  isCountedWell,
  madeIn,
  matchersOfNothing,
  rawCounters,
  unknownLabels,
  unknownSeries,
  wrongRanges,
} from '../../../tests/promql/queryProblems';
import { nodesOf, parseQuery, textOf } from '../../../tests/promql/syntax';
import { compileRules } from '../compile/rules';
import { clusterLabels } from '../found/clusterLabels';
import { madeLabels } from '../promql/madeLabels';
import { parseSettings } from '../settings/parse';
import { type Settings } from '../settings/schema';
import { catalogue } from './catalogue';

const clusterLabel = 'zone9';
const everySignal = Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }]));

function settingsWith(source: object, more: object = {}): Settings {
  const sources = [{ id: 'prom01', name: 'Prometheus', datasourceUid: 'prometheus', clusterLabel, ...source }];
  const parsed = parseSettings({ signals: everySignal, sources, ...more });
  if (parsed.kind !== 'usable') {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed.settings;
}

/** A panel of Node and some runbooks show counts since kube-proxy started, and say so. */
function isToldAsTotal(by: WrittenQuery['by'], selector: string): boolean {
  return (
    by === 'runbook' ||
    (by === 'dashboard' &&
      /^kubeproxy_sync_proxy_rules_(iptables_restore|nftables_sync)_failures_total\b/.test(selector))
  );
}

const recording = { recording: { enabled: true } };

/** Settings that make queries differ in more than a number. */
const kinds: Array<[string, Settings]> = [
  ['classic histograms', settingsWith({})],
  ['native histograms', settingsWith({ histograms: 'native' })],
  ['both forms of histograms', settingsWith({ histograms: 'both' })],
  ['recorded series', settingsWith({}, recording)],
  ['recorded series of both forms', settingsWith({ histograms: 'both' }, recording)],
  [
    'a fixed number of nodes',
    settingsWith({ expectedNodes: { mode: 'fixed', fixed: 5, tolerance: { value: 10, unit: 'percent' } } }),
  ],
  ['nodes without taints', settingsWith({ expectedNodes: { mode: 'nodes', excludeTaints: [] } })],
  [
    'clusters of their own',
    settingsWith({
      selector: { job: 'kube-proxy', extra: [{ label: 'team', operator: '=~', value: 'net.+' }] },
      clusters: {
        prod: { signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 3 } } } } } },
        stage: { expectedNodes: { mode: 'daemonset' } },
        cilium: { kubeProxy: false },
      },
    }),
  ],
];

describe.each(kinds)('with %s every query', (_, settings) => {
  const queries = everyQuery(settings).map((query) => ({ ...query, parsed: parseQuery(query.text) }));
  const problems = (find: (query: (typeof queries)[number]) => string[]) =>
    queries.flatMap((query) => find(query).map((problem) => `${query.by}: ${problem}`));

  it('is one of many, and somebody of everybody asks some', () => {
    expect(queries.length).toBeGreaterThan(150);
    const askers: Array<WrittenQuery['by']> = ['alert', 'dashboard', 'overview', 'evidence', 'found', 'runbook'];
    expect(askers.filter((asker) => !queries.some(({ by }) => by === asker))).toEqual([]);
  });

  it('reads only series that somebody makes', () => {
    expect(problems(({ parsed }) => unknownSeries(parsed))).toEqual([]);
  });

  it('takes rates of counters only', () => {
    expect(problems(({ parsed }) => wrongRanges(parsed))).toEqual([]);
  });

  it('never compares or shows a raw counter', () => {
    expect(problems(({ by, parsed }) => rawCounters(parsed).filter((raw) => !isToldAsTotal(by, raw)))).toEqual([]);
  });

  it('names no label that nobody has', () => {
    // Detection looks for clusters under every usual name.
    const somebodyHas = (by: WrittenQuery['by'], label: string) =>
      label === 'team' || (by === 'found' && clusterLabels.some((name) => name === label));
    expect(
      problems(({ by, parsed }) => unknownLabels(parsed, clusterLabel).filter((label) => !somebodyHas(by, label)))
    ).toEqual([]);
  });

  it('makes only labels of the list from which no cluster label may be chosen', () => {
    const made = new Set<string>([...Object.values(madeLabels), 'job', 'node', 'instance', clusterLabel]);
    expect(problems(({ parsed }) => madeIn(parsed).filter((label) => !made.has(label)))).toEqual([]);
  });

  it('has no matcher that also accepts a series without the label', () => {
    // In a dashboard “All” is `.*`.
    expect(problems(({ by, parsed }) => (by === 'dashboard' ? [] : matchersOfNothing(parsed)))).toEqual([]);
  });
});

describe.each(kinds)('with %s every alert', (_, settings) => {
  const rules = compileRules(settings).map((rule) => ({ rule, query: parseQuery(rule.expression.text) }));

  it('is true only where a number is beyond another or something is missing', () => {
    expect(rules.filter(({ query }) => !isCondition(query)).map(({ rule }) => rule.uid)).toEqual([]);
  });

  it('has the labels that its messages use', () => {
    for (const { rule, query } of rules) {
      const texts = `${rule.summary('prometheus')}${rule.description('prometheus')}`;
      const used = [...texts.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
      const kept = keptLabels(query);
      expect([rule.uid, used.filter((label) => kept === 'all' || !kept.has(label))]).toEqual([rule.uid, []]);
    }
  });
});

it('finds every made label in a query', () => {
  expect(
    madeIn(parseQuery('label_replace(label_join(up{a="(,"}, "x", ";", "a", "b"), "y", "$1", "a", "(.*),")'))
  ).toEqual(['y', 'x']);
});

it.each(['node', 'code', 'names', 'kube_node', 'le', 'status'])('has no cluster label called %s', (label) => {
  expect(() => settingsWith({ clusterLabel: label })).toThrow('clusterLabel');
});

it('every label by which a query chooses, groups or joins is refused as cluster label', () => {
  // Detection reads labels before anybody chose one.
  const asked = everyQuery(settingsWith({ histograms: 'both' }, recording)).filter(({ by }) => by !== 'found');
  const used = new Set(
    asked.flatMap(({ text }) => {
      const query = parseQuery(text);
      return nodesOf(query, 'LabelName').map((node) => textOf(query, node));
    })
  );
  used.delete(clusterLabel);
  used.delete('__name__');
  const taken = [...used].filter(
    (label) =>
      parseSettings({ sources: [{ id: 'prom01', name: 'x', datasourceUid: 'p', clusterLabel: label }] }).kind ===
      'usable'
  );
  expect(used.size).toBeGreaterThan(15);
  expect(taken).toEqual([]);
});

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
  expect(isWell('count by (job) (x_total{a="b"})')).toBe(true);
  expect(isWell('up unless x_total{a="b"}')).toBe(true);
  expect(isWell('x_total{a="b"} unless up')).toBe(false);
});
