import { iptablesRules } from '../../../src/core/metrics/dataplane';
import { endpointsPending, fullSyncDuration, lastSynced } from '../../../src/core/metrics/programming';
import { buildInfo } from '../../../src/core/metrics/selfDescription';
import { nftablesSyncFailures } from '../../../src/core/metrics/syncFailures';
import { newSource } from '../../../src/core/settings/bundledSettings';
import { kubeProxyOf } from '../../../src/core/signals/kubeProxyOf';
import { targetsByMode } from '../../../src/core/signals/lifecycle/modes';
import { type PromtoolCase } from '../promtool/promtoolTest';
import { queryCase, testQueries } from '../promtool/queryCases';
import { type RuleTestResult } from '../ruleTest';

interface Target {
  cluster: string;
  job: string;
  instance: string;
}

/** What a kube-proxy shows: the ends of its series, and their values. */
type Shown = Record<string, number>;

interface ModeCase {
  title: string;
  targets: Array<{ target: Target; shown: Shown; mode?: 'iptables' | 'nftables' | 'ipvs' }>;
}

const first: Target = { cluster: 'prod', job: 'kube-proxy', instance: '10.0.0.1:10249' };
/** Targets that differ from the first in one label each. */
const neighbours: Target[] = [
  { ...first, cluster: 'stage' },
  { ...first, job: 'monitoring/kube-proxy' },
  { ...first, instance: '10.0.0.2:10249' },
];

const synced = { [lastSynced.name]: 1000, [endpointsPending.name]: 0 };
const iptables = { ...synced, [iptablesRules.name]: 12, [`${fullSyncDuration.name}_count`]: 3 };
const nftables = { ...synced, [`${fullSyncDuration.name}_count`]: 3 };
const onceSynced = { [`${fullSyncDuration.name}_count`]: 1 };
const ipvs = { ...synced, [`${fullSyncDuration.name}_count`]: 0 };
const windows = { ...synced, [`${buildInfo.name};platform="windows/amd64"`]: 1 };
const before121 = { ...synced, [`${buildInfo.name};minor="20+",platform="linux/amd64"`]: 1 };

const linux = (minor: string) => ({ [`${buildInfo.name};minor="${minor}",platform="linux/amd64"`]: 1 });

const cases: ModeCase[] = [
  { title: 'is iptables where its rules are counted', targets: [{ target: first, shown: iptables, mode: 'iptables' }] },
  {
    title: 'is nftables where full syncs are timed and no rules of iptables counted, in any form of histogram',
    targets: [
      { target: first, shown: nftables, mode: 'nftables' },
      { target: { ...first, instance: 'a2' }, shown: { ...synced, [fullSyncDuration.name]: 1 }, mode: 'nftables' },
      { target: { ...first, instance: 'a3' }, shown: { ...ipvs, [nftablesSyncFailures.name]: 0 }, mode: 'nftables' },
      { target: { ...first, instance: 'a4' }, shown: { ...ipvs, ...onceSynced }, mode: 'nftables' },
    ],
  },
  {
    title: 'is ipvs where neither has left a sign, up to and after Kubernetes 1.30',
    targets: [
      { target: first, shown: { ...ipvs, ...linux('28+') }, mode: 'ipvs' },
      { target: { ...first, instance: 'a2' }, shown: { ...synced, ...linux('35') }, mode: 'ipvs' },
      { target: { ...first, instance: 'a3' }, shown: { ...synced, ...linux('21') }, mode: 'ipvs' },
    ],
  },
  {
    title: 'is unknown on Windows, before 1.21, before the first sync and where few metrics are kept',
    targets: [
      { target: first, shown: windows },
      { target: { ...first, instance: 'a2' }, shown: before121 },
      { target: { ...first, instance: 'a3' }, shown: { ...synced, [lastSynced.name]: 0 } },
      { target: { ...first, instance: 'a4' }, shown: { [lastSynced.name]: 1000 } },
    ],
  },
  ...[
    { shown: iptables, mode: 'iptables' as const, what: 'iptables' },
    { shown: nftables, mode: 'nftables' as const, what: 'nftables' },
    { shown: windows, what: 'Windows' },
    { shown: before121, what: 'an old version' },
  ].map(({ shown, mode, what }): ModeCase => ({
    title: `is ipvs, whatever neighbours are that differ in cluster, job or address: ${what}`,
    targets: [{ target: first, shown: ipvs, mode: 'ipvs' }, ...neighbours.map((target) => ({ target, shown, mode }))],
  })),
  {
    title: 'is nftables next to neighbours in iptables mode',
    targets: [
      { target: first, shown: nftables, mode: 'nftables' },
      ...neighbours.map((target) => ({ target, shown: iptables, mode: 'iptables' as const })),
    ],
  },
  {
    title: 'stays unknown where few metrics are kept, next to neighbours that show all',
    targets: [
      { target: first, shown: { [lastSynced.name]: 1000 } },
      ...neighbours.map((target) => ({ target, shown: ipvs, mode: 'ipvs' as const })),
    ],
  },
  {
    title: 'is no mode of another job',
    targets: [{ target: { ...first, job: 'kubelet' }, shown: iptables }],
  },
];

const labelsOf = (target: Target, more: Record<string, string> = {}) =>
  Object.entries({ ...target, ...more })
    .map(([label, value]) => `${label}="${value}"`)
    .join(',');

/** Every kube-proxy with its mode. */
export const modes = targetsByMode(kubeProxyOf(newSource('prom01', 'Prometheus', 'prometheus'))).text;

/** What must come of a query for the mode of every kube-proxy. */
export function modeCases(query: string): PromtoolCase[] {
  return cases.map(({ title, targets }) =>
    queryCase(
      title,
      targets.flatMap(({ target, shown }) =>
        Object.entries(shown).map(([series, value]) => {
          const [name = '', more] = series.split(';');
          return {
            series: `${name}{${labelsOf(target)}${more === undefined ? '' : `,${more}`}}`,
            values: String(value),
          };
        })
      ),
      [
        {
          expr: query,
          eval_time: '0s',
          exp_samples: targets.flatMap(({ target, mode }) =>
            mode === undefined ? [] : [{ labels: `{${labelsOf(target, { mode })}}`, value: 1 }]
          ),
        },
      ]
    )
  );
}

/** In which mode kube-proxies are, by Prometheus itself: no metric says it, so it is read from which are there. */
export async function testModes(): Promise<RuleTestResult[]> {
  return testQueries(modeCases(modes), (title) => `the mode of a kube-proxy ${title}`);
}
