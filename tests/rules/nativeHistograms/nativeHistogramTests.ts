import { compileRules } from '../../../src/core/compile/rules';
import { branchesOfAllClusters } from '../../../src/core/compile/branches';
import { networkProgramming, syncDuration } from '../../../src/core/metrics/programming';
import { histogramForms, type HistogramForm } from '../../../src/core/promql/histogram';
import { bundledSettings, newSource } from '../../../src/core/settings/bundledSettings';
import { type Settings } from '../../../src/core/settings/schema';
import { catalogue } from '../../../src/core/signals/catalogue';
import { queryRange } from '../../prometheus/queryRange';
import { type RuleTestResult } from '../ruleTest';
import { metricFamily, type ObservedHistogram } from './observed';
import { testNativePanels } from './nativePanels';
import { withScrapedPrometheus, type ScrapedTarget } from './scrapedPrometheus';

const minutes = 50;
const stepSeconds = 30;
/** Minutes. */
const slow = { from: 15, until: 40 };
const instances = ['a1:10249', 'a2:10249'];
const samples = (minutes * 60) / stepSeconds + 1;

/** Seconds. Where a straight line through the classic bucket from 0.5 to 1 s has the 99th percentile, too. */
const usuallyLongest = 0.9;

/** What compared numbers may differ by: native buckets are a twelfth wide, and quantiles lie somewhere in one. */
const tolerance = { mean: 1e-9, share: 1e-9, quantile: 0.1 };

type Lines = Map<string, Map<number, number>>;

/**
 * The same two kube-proxies, scraped in classic form, in native form, and one of each: a Prometheus that keeps native
 * histograms has to say the same of all.
 */
export async function testNativeHistograms(): Promise<RuleTestResult[]> {
  const from = Date.now() - minutes * 60_000;
  const present =
    'sum(count by (job, instance) (last_over_time(kubeproxy_sync_proxy_rules_duration_seconds_count[1h])) or ' +
    'count by (job, instance) (last_over_time(kubeproxy_sync_proxy_rules_duration_seconds[1h])))';
  return withScrapedPrometheus(targets(from), present, async (url) => {
    const ask = async (text: string): Promise<Lines> => {
      const series = await queryRange(url, text, { from, to: from + minutes * 60_000, stepSeconds });
      return new Map(
        series.map(({ labels, times, values }) => [
          nameOf(labels),
          new Map(times.map((time, index) => [Math.round((time - from) / 1000), values[index] ?? NaN])),
        ])
      );
    };
    return [
      ...(await comparisons(ask)),
      await slowSyncs(ask, 'classic'),
      await slowSyncs(ask, 'native'),
      await slowSyncs(ask, 'both'),
      ...(await everyRule(ask)),
      await testNativePanels(url, 'native', settingsFor('native')),
      await testNativePanels(url, 'both', settingsFor('both')),
    ];
  });
}

function targets(from: number): ScrapedTarget[] {
  return histogramForms.flatMap((job) =>
    instances.map((instance, index) => {
      const form = job === 'both' ? (index === 0 ? 'native' : 'classic') : job;
      const families = observedBy(index).map((observed) => metricFamily(observed, { from, stepSeconds }, form));
      return { job, instance, exposition: Buffer.concat(families) };
    })
  );
}

/** The first kube-proxy is slow for a while, and one in twenty of its changes takes 45 s then. */
function observedBy(index: number): ObservedHistogram[] {
  const at = Array.from({ length: samples }, (_, sample) => (sample * stepSeconds) / 60);
  const isSlow = (minute: number) => index === 0 && minute > slow.from && minute <= slow.until;
  return [
    {
      family: syncDuration,
      labels: { ip_family: 'IPv4' },
      observations: at.map((minute) => (isSlow(minute) ? [11.5, 12.5] : [0.03, 0.05, 0.06])),
    },
    {
      family: networkProgramming,
      labels: { ip_family: 'IPv4' },
      observations: at.map((minute) => [
        ...Array.from({ length: 19 }, (_, count) => 0.3 + count / 100),
        isSlow(minute) ? 45 : usuallyLongest,
      ]),
    },
  ];
}

function settingsFor(form: HistogramForm): Settings {
  const source = { ...newSource('prom01', 'Prometheus', 'prometheus'), histograms: form };
  return {
    ...bundledSettings(),
    sources: [{ ...source, selector: { job: form, extra: [] } }],
    signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])),
  };
}

async function comparisons(ask: (text: string) => Promise<Lines>): Promise<RuleTestResult[]> {
  const results: RuleTestResult[] = [];
  for (const what of ['mean', 'share', 'quantile'] as const) {
    const classic = await ask(asked(what, 'classic'));
    for (const form of ['native', 'both'] as const) {
      const other = await ask(asked(what, form));
      results.push({
        title: `native histograms: the ${what} in the form ${form} is that of the classic one`,
        problems: differences(classic, other, tolerance[what]),
      });
    }
  }
  return results;
}

function asked(what: keyof typeof tolerance, form: HistogramForm): string {
  const settings = settingsFor(form);
  const kubeProxy = settings.sources.flatMap((source) => branchesOfAllClusters(settings, source))[0]?.kubeProxy;
  if (kubeProxy === undefined) {
    throw new Error('No cluster is meant');
  }
  switch (what) {
    case 'mean':
      return kubeProxy.meanPerIpFamily(syncDuration, '4m').text;
    case 'share': {
      const changes = kubeProxy.histogram(networkProgramming, '4m', 'increase');
      const all = changes.observations(['instance']);
      return all.minus(changes.atMost(30, ['instance'])).dividedBy(all.isAbove(0)).text;
    }
    case 'quantile':
      return kubeProxy.histogram(networkProgramming, '4m').quantile(0.99, ['instance']).text;
  }
}

/** Equal series, equal times, values that are as near as they can be. */
function differences(expected: Lines, actual: Lines, allowed: number): string[] {
  const names = [...new Set([...expected.keys(), ...actual.keys()])];
  const found = names.flatMap((name) => {
    const [left, right] = [
      expected.get(name) ?? new Map<number, number>(),
      actual.get(name) ?? new Map<number, number>(),
    ];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((second) => {
      const [one, other] = [left.get(second), right.get(second)];
      const isNear =
        one !== undefined && other !== undefined && Math.abs(one - other) <= allowed * Math.max(Math.abs(one), 1e-3);
      return isNear ? [] : [`${name} after ${second} s: classic ${one ?? 'nothing'}, here ${other ?? 'nothing'}`];
    });
  });
  return names.length < instances.length ? ['fewer series than kube-proxies', ...names] : found.slice(0, 5);
}

/** KubeProxySyncSlow holds while the syncs of a1 are slow, is over within 5 minutes, and never holds for a2. */
async function slowSyncs(ask: (text: string) => Promise<Lines>, form: HistogramForm): Promise<RuleTestResult> {
  const rule = compileRules(settingsFor(form)).find(({ uid }) => uid === 'kpm-prom01-sync-slow-w');
  const lines = await ask(rule?.expression.text ?? '');
  const [[name = '', line = new Map<number, number>()] = [], ...others] = [...lines];
  const violating = [...line.keys()].map((second) => second / 60);
  const [first = Infinity, last = -Infinity] = [Math.min(...violating), Math.max(...violating)];
  return {
    title: `native histograms: slow syncs of one node alert, in the form ${form}`,
    problems: [
      ...(name.includes('a1') && others.length === 0 ? [] : [`alerts of ${[...lines.keys()].join(', ') || 'nobody'}`]),
      ...(first > slow.from && first <= slow.from + 5 ? [] : [`true from minute ${first}`]),
      ...(last >= slow.until && last <= slow.until + 5 ? [] : [`true until minute ${last}`]),
      ...(violating.length === ((last - first) * 60) / stepSeconds + 1 ? [] : ['not true all the time']),
    ],
  };
}

/** No rule is refused, whatever it asks of histograms. */
async function everyRule(ask: (text: string) => Promise<Lines>): Promise<RuleTestResult[]> {
  const results: RuleTestResult[] = [];
  for (const form of ['native', 'both'] as const) {
    const problems: string[] = [];
    for (const { uid, expression } of compileRules(settingsFor(form))) {
      await ask(expression.text).catch((error: unknown) => problems.push(`${uid}: ${String(error)}`));
    }
    results.push({ title: `native histograms: Prometheus understands every rule in the form ${form}`, problems });
  }
  return results;
}

function nameOf({ job: _, ...labels }: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ');
}
