import { findPod, readLog, restartPod, shellOnNode } from '../runbookSteps';
import { type Runbook } from '../signal';

export const localhostNodePortRunbook: Runbook = {
  meaning:
    'With the gate KubeProxyNFTablesLocalhostNodePorts, kube-proxy in nftables mode listens on 127.0.0.1 for each NodePort. Opening a listener fails again and again.',
  impact:
    'Programs on the node that reach the Service through localhost and its NodePort, such as a local registry, are refused. All other ways work.',
  diagnosis: [
    findPod,
    { ...readLog, text: 'Read which port it is.' },
    shellOnNode,
    { text: 'Who holds the port?', commands: ['ss -ltnp "sport = :<port>"   # on the node'] },
  ],
  causes: [
    {
      text: 'Another program on the node listens on the port. iptables mode rewrote packets and needed no free port; with this gate kube-proxy listens itself.',
      link: 'https://github.com/kubernetes/enhancements/issues/6032',
    },
    { text: 'The range of NodePorts overlaps with the ephemeral ports of the node.' },
  ],
  mitigation: [
    { text: 'Stop the other program or give the Service another NodePort.' },
    { text: 'Keep the two ranges apart.', commands: ['sysctl net.ipv4.ip_local_port_range'] },
    restartPod,
  ],
  tuning: 'Off by default: the gate is alpha, and few use NodePorts on localhost.',
};
