import { restartPod } from '../runbookSteps';
import { type Runbook } from '../signal';

export const windowsLoadBalancerRunbook: Runbook = {
  meaning:
    'kube-proxy asks the host network service (HNS) of the Windows node to make, change or delete load balancers, and it refuses. The label error says why, lb_type for which kind of address.',
  impact: 'Services behind these load balancers do not work on the node, or with old endpoints.',
  diagnosis: [
    {
      text: 'Which kind, and which error?',
      commands: [
        'sum by (instance, error, lb_type) (increase({__name__=~"kubeproxy_sync_proxy_rules_winkernel_lb_.*_failures_total"}[15m]))',
      ],
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
    { text: 'network_not_found: the network plugin made the HNS network anew under kube-proxy.' },
    { text: 'port_already_exists: left-over load balancers of an earlier run, or a port in use.' },
    { text: 'HNS ran out of ports or hangs.' },
  ],
  mitigation: [
    restartPod,
    {
      text: 'Restart HNS; it interrupts connections of the node.',
      commands: ['Restart-Service hns   # PowerShell, on the node'],
    },
    { text: 'Drain and restart the node.' },
  ],
  tuning:
    'Off by default: only Windows nodes of Kubernetes 1.37 and later have these counters. Switch it on where you have some.',
};
