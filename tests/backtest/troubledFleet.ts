import { createFleet } from '../../demo/fleet/fleet';
import { seriesText } from '../../demo/fleet/sample';
import { readBySignals } from '../../demo/fleet/signalFamilies';
import { type FleetShape, type ScenarioFleet } from '../../src/core/signals/scenario';
import { scrapeSeconds, type RecordedSeries } from './recordedSeries';

/** Two hours of scrapes. */
const scrapes = (2 * 3600) / scrapeSeconds;

/** Unix milliseconds of the last step of five minutes. */
export const troubledUntil = (scrapes - 5) * scrapeSeconds * 1000;

/** Clusters in which each signal fires, named after what happens there. */
const clusters: FleetShape['clusters'] = {
  unreachable: { nodes: ['a1', 'a2', 'a3', 'a4', 'a5'] },
  uncovered: { nodes: ['b1', 'b2', 'b3'] },
  gone: { nodes: ['c1', 'c2'] },
  syncing: { nodes: ['d1', 'd2', 'd3', 'd4'] },
  old: { nodes: ['e1', 'e2'], kubernetes: '1.28' },
  late: { nodes: ['f1', 'f2'] },
  requests: { nodes: ['g1', 'g2', 'g3'] },
  tokens: { nodes: ['n1', 'n2', 'n3'] },
  unauthorized: { nodes: ['h1', 'h2'] },
  lists: { nodes: ['i1', 'i2'] },
  mixed: { nodes: ['j1', 'j2', 'j3'] },
  ipvs: { nodes: ['k1'], mode: 'ipvs' },
  packets: { nodes: ['l1', 'l2'], kubernetes: '1.37', mode: 'nftables' },
  dropped: { nodes: ['m1', 'm2'] },
};

/** Faults that last, and short ones far apart. */
function troubles(fleet: ScenarioFleet): ScenarioFleet {
  const [lasting, later] = [
    { from: '15m', until: '60m' },
    { from: '80m', until: '105m' },
  ];
  const blips = [
    { from: '70m', until: '73m' },
    { from: '110m', until: '112m' },
  ];
  ['a1', 'a2', 'a3'].forEach((node) => fleet.node(node).suffers('instance-down', lasting));
  fleet.node('a4').suffers('instance-down', later);
  fleet.node('b1').suffers('node-without-kube-proxy', lasting);
  fleet.cluster('gone').suffers('whole-cluster-gone', { from: '40m', until: '85m' });
  fleet.node('d1').suffers('rules-stale', lasting).node('d2').suffers('slow-sync', lasting);
  fleet.node('d3').suffers('partial-sync-failing', lasting).node('d4').suffers('never-synced', lasting);
  fleet.node('e1').suffers('one-family-failing', lasting).node('e2').suffers('rules-stale', later);
  fleet.cluster('late').suffers('slow-programming', lasting);
  fleet.node('g1').suffers('api-server-5xx', lasting).node('n1').suffers('unauthorized', lasting);
  fleet.node('g3').suffers('restart-loop', lasting);
  fleet.cluster('unauthorized').suffers('unauthorized', lasting);
  fleet.cluster('lists').suffers('api-server-slow', lasting).node('i2').suffers('metrics-filtered', lasting);
  fleet.node('j1').suffers('old-version', { from: '15m', until: '75m' });
  fleet.node('j2').suffers('mixed-mode', { from: '15m', until: '75m' });
  fleet.node('l1').suffers('listener-failing', lasting).node('l2').suffers('load-balancer-failing', lasting);
  fleet.node('m1').suffers('invalid-packets', lasting);
  for (const blip of blips) {
    ['a1', 'b2', 'd2', 'g1'].forEach((node) => fleet.node(node).suffers('instance-down', blip));
    fleet.node('e1').suffers('rules-stale', blip).node('m2').suffers('slow-sync', blip);
    fleet.node('i1').suffers('unauthorized', blip).node('f1').suffers('api-server-5xx', blip);
  }
  return fleet;
}

/** What Prometheus scrapes of these clusters, of the families that `isRead` names. */
export function troubledFleet(isRead: (family: string) => boolean): RecordedSeries[] {
  const fleet = createFleet({ clusters });
  troubles(fleet);
  const wanted = {
    family: (name: string) => readBySignals.family(name) && isRead(name),
    buckets: readBySignals.buckets,
  };
  const found = new Map<string, RecordedSeries>();
  for (let scrape = 0; scrape < scrapes; scrape += 1) {
    for (const { name, labels, value } of fleet.samplesAt(scrape * scrapeSeconds, wanted)) {
      // Its buckets are half of all series, and one cluster suffices.
      if (name.endsWith('_bucket') && labels['cluster'] !== 'late') {
        continue;
      }
      const key = seriesText(name, labels);
      const series = found.get(key) ?? { name, labels, samples: new Array<number | undefined>(scrapes) };
      found.set(key, series);
      // promtool reads no exponents.
      series.samples[scrape] = Math.round(value * 1000) / 1000;
    }
  }
  return [...found.values()].map((series) => ({ ...series, samples: Array.from(series.samples) }));
}
