import fc from 'fast-check';

import { scrapeSeconds, type RecordedSeries } from './recordedSeries';

/** Six hours of scrapes. */
export const scrapes = (6 * 3600) / scrapeSeconds;

/** A stretch of scrapes in which nothing changes; `gap`: none of them succeeded. */
interface Phase<Level> {
  scrapes: number;
  level: Level | 'gap';
}

/** Gaps shorter and longer than the five minutes that Prometheus looks back. */
function phases<Level>(level: fc.Arbitrary<Level>): fc.Arbitrary<Array<Phase<Level>>> {
  const phase = fc.oneof(
    { weight: 5, arbitrary: fc.record({ scrapes: fc.integer({ min: 1, max: 24 }), level }) },
    {
      weight: 1,
      arbitrary: fc.record({ scrapes: fc.integer({ min: 1, max: 9 }), level: fc.constant('gap' as const) }),
    }
  );
  return fc.array(phase, { minLength: scrapes / 4, maxLength: scrapes / 4 });
}

function perScrape<Level>(all: Array<Phase<Level>>): Array<Level | 'gap'> {
  return all.flatMap((phase) => new Array<Level | 'gap'>(phase.scrapes).fill(phase.level)).slice(0, scrapes);
}

const gaugeLevel = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) }
);

/** Gauges of both IP families of some targets, with gaps, NaN and infinities. */
export function randomGauges(seed: number): RecordedSeries[] {
  const targets = ['a1', 'a2', 'b"\\1'].flatMap((node) => ['IPv4', 'IPv6'].map((family) => ({ node, family })));
  const drawn = fc.sample(phases(gaugeLevel), { seed, numRuns: targets.length });
  return targets.map(({ node, family }, index) => ({
    name: 'drawn',
    labels: { ...target(node), ip_family: family },
    samples: perScrape(drawn[index] ?? []).map((level) => (level === 'gap' ? undefined : level)),
  }));
}

interface Work {
  perScrape: number;
  /** Of a sync in seconds. */
  duration: number;
  failedShare: number;
  /** The process starts anew with this stretch. */
  restarts: boolean;
}

const work: fc.Arbitrary<Work> = fc.record({
  perScrape: fc.integer({ min: 0, max: 20 }),
  duration: fc.constantFrom(0.2, 1.5, 5, 7, 9, 11, 15),
  failedShare: fc.constantFrom(0, 0, 0.05, 0.15, 0.3, 1),
  restarts: fc.nat({ max: 4 }).map((number) => number === 0),
});

/** kube-proxies whose counters start anew at times, and which are unreachable at others. */
export function randomKubeProxies(seed: number): RecordedSeries[] {
  const nodes = ['a1', 'a2', 'a3', 'a4'];
  const drawn = fc.sample(phases(work), { seed, numRuns: nodes.length });
  return nodes.flatMap((node, index) => kubeProxy(node, drawn[index] ?? []));
}

function kubeProxy(node: string, all: Array<Phase<Work>>): RecordedSeries[] {
  const labels = target(node);
  const family = { ...labels, ip_family: 'IPv4' };
  const sync = 'kubeproxy_sync_proxy_rules_duration_seconds';
  const counters = {
    sum: recorded(`${sync}_sum`, family),
    count: recorded(`${sync}_count`, family),
    fine: recorded('rest_client_requests_total', { ...labels, code: '200' }),
    failed: recorded('rest_client_requests_total', { ...labels, code: '500' }),
  };
  const up = recorded('up', labels);
  let now = { sum: 0, count: 0, fine: 0, failed: 0 };
  let before: Work | 'gap' | undefined;
  for (const done of perScrape(all)) {
    up.samples.push(done === 'gap' ? 0 : 1);
    if (done !== 'gap') {
      if (done !== before && done.restarts) {
        now = { sum: 0, count: 0, fine: 0, failed: 0 };
      }
      const failed = Math.round(done.perScrape * done.failedShare);
      now = {
        sum: now.sum + done.perScrape * done.duration,
        count: now.count + done.perScrape,
        fine: now.fine + done.perScrape - failed,
        failed: now.failed + failed,
      };
    }
    counters.sum.samples.push(done === 'gap' ? undefined : now.sum);
    counters.count.samples.push(done === 'gap' ? undefined : now.count);
    counters.fine.samples.push(done === 'gap' ? undefined : now.fine);
    counters.failed.samples.push(done === 'gap' ? undefined : now.failed);
    before = done;
  }
  return [...Object.values(counters), up];
}

function recorded(name: string, labels: Record<string, string>): RecordedSeries {
  return { name, labels, samples: [] };
}

function target(node: string): Record<string, string> {
  return { cluster: 'prod', job: 'kube-proxy', instance: `${node}:10249` };
}
