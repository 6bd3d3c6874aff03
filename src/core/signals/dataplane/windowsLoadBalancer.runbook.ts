import { type Family } from '../../metrics/family';
import {
  windowsLoadBalancerCreateFailures,
  windowsLoadBalancerDeleteFailures,
  windowsLoadBalancerUpdateFailures,
} from '../../metrics/syncFailures';
import { type Expression } from '../../promql/expression';
import { madeLabels } from '../../promql/madeLabels';
import { type KubeProxy } from '../kubeProxy';
import { kubernetesIssue } from '../runbookSteps';
import { type Runbook } from '../signal';

export const windowsLoadBalancerRunbook: Runbook = {
  meaning:
    'kube-proxy asks the host network service (HNS) of the Windows node to make, change or delete load balancers, and it refuses. The label error says why, lb_type for which kind of address.',
  impact: 'Services behind these load balancers do not work on the node, or with old endpoints.',
  diagnosis: [
    {
      text: 'What was refused, and with which error? Counted since kube-proxy started.',
      queries: [refusals],
    },
    {
      text: 'What does HNS hold? In PowerShell on the node:',
      commands: [
        'Get-HnsPolicyList | Measure-Object',
        'Get-HnsNetwork | Select-Object Name, Type',
        'hnsdiag list loadbalancers',
      ],
    },
    { text: 'Read the log of kube-proxy and of HNS.', commands: ['kubectl -n kube-system logs <pod> --since=30m'] },
  ],
  causes: [
    {
      text: 'network_not_found: the network plugin made the HNS network anew under kube-proxy, or the network has another name.',
      link: kubernetesIssue(79515),
    },
    { text: 'port_already_exists: left-over load balancers of an earlier run, or a port in use.' },
    {
      text: 'HNS restarted: kube-proxy took its load balancers for gone, and to make them again failed because HNS had restored them.',
      link: kubernetesIssue(139519),
    },
    { text: 'HNS ran out of ports or hangs.' },
  ],
  mitigation: [
    {
      text: 'Restart kube-proxy on the node: it programs everything anew.',
      commands: ['kubectl -n kube-system delete pod <pod>'],
    },
    {
      text: 'Restart HNS; it interrupts connections of the node.',
      commands: ['Restart-Service hns   # PowerShell, on the node'],
    },
    { text: 'Drain and restart the node.' },
  ],
  tuning:
    'Off by default: only Windows nodes of Kubernetes 1.37 and later have these counters. Switch it on where you have some.',
};

/** The kind keeps series apart that differ in their name only: for `or` and a sum these are one. */
function refusals(kubeProxy: KubeProxy): Expression {
  const of = (family: Family, kind: string) => kubeProxy.series(family).withLabel(madeLabels.kind, kind, '', '');
  return of(windowsLoadBalancerCreateFailures, 'create')
    .or(of(windowsLoadBalancerUpdateFailures, 'update'))
    .or(of(windowsLoadBalancerDeleteFailures, 'delete'))
    .aggregated('sum', [...kubeProxy.perTarget, madeLabels.kind, 'error', 'lb_type']);
}
