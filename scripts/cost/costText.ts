import { type Cost } from '../../tests/cost/measureCost';
import { type FleetSize } from '../../tests/cost/recordedFleet';

const titles = {
  rule: 'Rules: samples per node and evaluation',
  panel: 'Panels: samples per node for an hour with a point a minute',
  'naive form': 'The usual forms: samples per node and evaluation',
} as const;

const kinds = ['rule', 'panel', 'naive form'] as const;

/** Tables for a terminal, the dearest first. */
export function costText(costs: readonly Cost[], size: FleetSize): string {
  return [
    described(size),
    ...kinds.flatMap((kind) => {
      const ofKind = costs.filter((cost) => cost.kind === kind);
      const lines = ofKind.map(({ name, samplesPerNode }) => `${String(samplesPerNode).padStart(9)}  ${name}`);
      return [
        '',
        titles[kind],
        ...lines,
        ...(kind === 'rule' ? [`${String(sum(ofKind)).padStart(9)}  all rules together`] : []),
      ];
    }),
  ].join('\n');
}

/** The same as a page of the documentation. */
export function costPage(costs: readonly Cost[], size: FleetSize): string {
  return (
    [
      '# Cost',
      `How many samples Prometheus reads per node, as it counts them itself (\`stats=all\`), and those that subqueries read, which it does not count. ${described(size)} Numbers per node hardly depend on the number of nodes; a longer scrape interval makes them smaller.`,
      'Kube-proxy / Node reads the nodes that it shows, 20 at most of any fleet: its numbers are per shown node. Which they are is asked once (“the variable shown”). Before, each of its graphs read every node twice, the dearest one about 93,000 samples per node, 460 million at 5,000 nodes; now 20 times its number below.',
      'A budget in `tests/cost/budget.ts` is part of the rule tests: no rule and no panel may read more.',
      'Growth of counters was first read with `increase`: that of KubeProxySyncFailing alone read 507 samples per node. Since then a counter is compared with its value at the beginning of the window. Quantiles of sync durations were first read over all 15 finite buckets, three of them at once: the dearest panel read 122,976.',
      ...kinds.flatMap((kind) => {
        const ofKind = costs.filter((cost) => cost.kind === kind);
        const rows = ofKind.map(({ name, samplesPerNode }) => `| ${name} | ${samplesPerNode} |`);
        const total = kind === 'rule' ? [`| **All rules together** | **${sum(ofKind)}** |`] : [];
        return [`## ${titles[kind]}`, ['| What | Samples per node |', '|---|---:|', ...rows, ...total].join('\n')];
      }),
      'Written by `npm run cost -- --write`.',
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function described({ nodes, scrapeSeconds }: FleetSize): string {
  return `${nodes} nodes in one cluster, kube-proxy 1.35 dual stack in iptables mode, scraped every ${scrapeSeconds} s; everything failed once, so that all counters are there.`;
}

function sum(costs: readonly Cost[]): number {
  return costs.reduce((total, { samplesPerNode }) => total + samplesPerNode, 0);
}
