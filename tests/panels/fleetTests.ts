import { promtoolInputSeries } from '../../demo/fleet/promtoolSeries';
import { whatNeedsAttention } from '../../src/core/compile/dashboards/fleet/attention';
import { fleetDashboard } from '../../src/core/compile/dashboards/fleet/fleetDashboard';
import { isDrawn } from '../../src/core/compile/dashboards/dashboardModel';
import { DashboardSubject } from '../../src/core/compile/dashboards/subject';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { scrapedAgain } from '../../src/core/signals/anotherJob';
import { silent, type FleetShape, type Scenario } from '../../src/core/signals/scenario';
import { type PromtoolCase } from '../rules/promtool/promtoolTest';
import { asSamples, queryCase, testQueries } from '../rules/promtool/queryCases';
import { type RuleTestResult } from '../rules/ruleTest';
import { filledIn } from './choices';

interface FleetCase {
  title: string;
  clusters?: NonNullable<FleetShape['clusters']>;
  story: Scenario['story'];
  job?: string;
  /** What tiles show, by their titles. */
  tiles: Record<string, number>;
  /** Rows of the table of what needs attention: cluster, node and signal. */
  rows: Array<[cluster: string, node: string, signal: string]>;
}

const settings = bundledSettings();
const subject = new DashboardSubject(settings);
const threeNodes = { nodes: ['a1', 'a2', 'a3'] };
const minutes = '40m';

const cases: FleetCase[] = [
  {
    title: 'nobody where all is well',
    story: (fleet) => fleet,
    tiles: { Running: 3, 'Up to date': 3, Stale: 0, 'API errors': 0 },
    rows: [['All', 'No node needs attention', 'README']],
  },
  {
    title: 'a node of which one IP family was never programmed as not up to date',
    story: (fleet) => fleet.node('a1').suffers('one-family-failing', { from: '20m' }).node('a1').restartsAt('20m'),
    tiles: { Running: 3, 'Up to date': 2 },
    rows: [['prod', 'a1', 'never-synced']],
  },
  {
    title: 'a node that two jobs scrape once in each number',
    clusters: { prod: threeNodes, again: { ...threeNodes, ...scrapedAgain('prod') } },
    story: (fleet) =>
      ['prod', 'again'].reduce(
        (suffering, cluster) => suffering.cluster(cluster).node('a1').suffers('rules-stale', { from: '20m' }),
        fleet
      ),
    tiles: { Running: 3, 'Up to date': 2, Stale: 1 },
    rows: [['prod', 'a1', 'rules-stale']],
  },
  {
    title: 'a rejected node among the API errors',
    story: (fleet) => fleet.node('a1').suffers('unauthorized', { from: '20m' }),
    tiles: { 'API errors': 1, 'Up to date': 2 },
    rows: [['prod', 'a1', 'api-server-unauthorized']],
  },
  {
    title:
      'a node that cannot reach the API server as not up to date, and one of which every second request fails as up to date',
    story: (fleet) =>
      fleet
        .node('a1')
        .suffers('api-server-unreachable', { from: '20m' })
        .node('a2')
        .suffers('api-server-half-failing', { from: '20m' }),
    tiles: { 'API errors': 2, 'Up to date': 2 },
    rows: [
      ['prod', 'a1', 'api-server-errors'],
      ['prod', 'a2', 'api-server-errors'],
    ],
  },
  {
    title: 'every rejected node among the API errors, and one row for all of them',
    story: (fleet) => fleet.cluster('prod').suffers('unauthorized', { from: '20m' }),
    tiles: { 'API errors': 3, 'Up to date': 0 },
    rows: [['prod', 'Many nodes', 'api-server-unusable']],
  },
  {
    title: 'the first cause of a node that is stale and fails its syncs and its health check',
    story: (fleet) => fleet.node('a1').suffers('rules-stale', { from: '20m' }),
    tiles: { Stale: 1 },
    rows: [['prod', 'a1', 'rules-stale']],
  },
  {
    title: 'a whole cluster that is gone while another is well',
    clusters: { prod: threeNodes, edge: { nodes: ['b1', 'b2'] } },
    story: (fleet) => fleet.cluster('edge').suffers('whole-cluster-gone', { from: '20m' }),
    tiles: { 'Clusters down': 1, Running: 3 },
    rows: [['edge', 'Many nodes', 'down']],
  },
  {
    title: 'that no job has a target',
    story: (fleet) => fleet,
    job: 'another',
    tiles: { Running: 0, 'Up to date': 0 },
    rows: [['All', 'No target: choose the job under Job', 'metrics-missing']],
  },
];

/** The first screen of Kube-proxy / Fleet: its numbers and whom it names. */
export function testFleet(): Promise<RuleTestResult[]> {
  return testQueries(cases.map(fleetCase), (title) => `Kube-proxy / Fleet shows ${title}`);
}

function fleetCase({ title, clusters = { prod: threeNodes }, story, job, tiles, rows }: FleetCase): PromtoolCase {
  const scenario = silent(title, story, { shape: { clusters, length: minutes } });
  const choices = new Map([
    ['job', job ?? subject.defaultJob],
    ['cluster', '.*'],
  ]);
  const ask = (expr: string, expected: Record<string, number>) => ({
    expr: filledIn(expr, choices),
    eval_time: minutes,
    exp_samples: asSamples(expected),
  });
  return queryCase(title, promtoolInputSeries(scenario).series, [
    ...Object.entries(tiles).map(([tile, value]) => ask(queryOf(tile), { '{}': value })),
    ask(
      whatNeedsAttention(subject).aggregated('group', ['cluster', 'node', 'signal']).text,
      Object.fromEntries(
        rows.map(([cluster, node, signal]) => [`{cluster="${cluster}", node="${node}", signal="${signal}"}`, 1])
      )
    ),
  ]);
}

/** @throws Error where there is no such tile */
function queryOf(tile: string): string {
  const [query] =
    fleetDashboard(settings)
      .panels.filter(isDrawn)
      .find(({ title }) => title === tile)?.targets ?? [];
  if (query === undefined) {
    throw new Error(`Kube-proxy / Fleet has no tile ${tile}`);
  }
  return query.expr;
}
