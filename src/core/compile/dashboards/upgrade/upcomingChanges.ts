import { buildInfo } from '../../../metrics/selfDescription';
import { anyOf, type Expression } from '../../../promql/expression';
import { madeLabels } from '../../../promql/madeLabels';
import { targetsInMode } from '../../../signals/lifecycle/modes';
import { type KubeProxy } from '../../../signals/kubeProxy';

/** What a Kubernetes version changes for kube-proxies that have not met it yet. */
interface UpcomingChange {
  minor: number;
  /** Of the mode that it is about; left out: all. */
  mode?: 'iptables' | 'ipvs';
  what: string;
  action: string;
}

/** From Kubernetes’ sources and enhancement proposals; what is planned may still move. */
const changes: readonly [UpcomingChange, ...UpcomingChange[]] = [
  {
    minor: 33,
    what: 'Metrics tell IP families apart; failure counters appear with the first failure.',
    action: 'Check your own dashboards and alerts about kube-proxy. These here know both.',
  },
  { minor: 35, mode: 'ipvs', what: 'ipvs mode is deprecated.', action: 'Plan the move to nftables mode (KEP-5495).' },
  {
    minor: 37,
    what: 'Native histograms are on by default.',
    action: 'If Prometheus scrapes native ones only, choose the form of histograms under Configuration.',
  },
  {
    minor: 40,
    mode: 'ipvs',
    what: 'ipvs mode is off by default (planned).',
    action: 'Move to nftables mode, or switch the gate KubeProxyIPVS on.',
  },
  {
    minor: 40,
    mode: 'iptables',
    what: 'nftables becomes the default mode of Linux (planned).',
    action: 'Name the mode in kube-proxy’s configuration, and see who uses NodePorts on localhost (KEP-5343).',
  },
  {
    minor: 43,
    mode: 'ipvs',
    what: 'ipvs mode is removed (planned).',
    action: 'Move to nftables mode before (KEP-5495).',
  },
];

/** How many kube-proxies of each cluster a change is still ahead of, with `version`, `change` and `action` in words. */
export function upcomingChanges(kubeProxy: KubeProxy): Expression {
  const [first, ...others] = changes;
  const row = (change: UpcomingChange) =>
    inWords(ahead(kubeProxy, change).aggregated('count', kubeProxy.perCluster), {
      version: `1.${change.minor}`,
      change: change.what,
      action: change.action,
    });
  const known = anyOf([row(first), ...others.map(row)]);
  // Grafana shows an empty table without a word.
  const nothing = kubeProxy
    .series(buildInfo)
    .aggregated('group', kubeProxy.perTarget)
    .aggregated('count', kubeProxy.perCluster)
    .unless(known, kubeProxy.perCluster);
  return known.or(inWords(nothing, { version: 'later', change: 'Nothing that is known by now.', action: 'Nothing.' }));
}

function inWords(counted: Expression, words: { version: string; change: string; action: string }): Expression {
  return counted
    .withLabel(madeLabels.version, words.version, '', '')
    .withLabel(madeLabels.change, words.change, '', '')
    .withLabel(madeLabels.action, words.action, '', '');
}

function ahead(kubeProxy: KubeProxy, { minor, mode }: UpcomingChange): Expression {
  // A kube-proxy older than 1.20 is told the same, whatever else it lacks.
  const older = ['1[0-9]', ...Array.from({ length: minor - 20 }, (_, index) => 20 + index)];
  const targets = kubeProxy
    .series(buildInfo, { matchers: [{ label: 'minor', operator: '=~', value: `(${older.join('|')})[+]?` }] })
    .aggregated('group', kubeProxy.perTarget);
  return mode === undefined ? targets : targets.and(targetsInMode(kubeProxy, mode), kubeProxy.perTarget);
}
