import { type Band } from '../layout';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Syncs that fail, and what kube-proxy says of itself. */
export function failureBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 8,
      panels: [
        [
          8,
          signalGraph(subject, 'sync-failing', {
            title: 'Where do syncs fail?',
            meaning:
              'Failed full syncs within 15 minutes, the 20 worst nodes. A broken node fails twice a minute and more often under churn. ' +
              'The alert also needs a failure within the last 4 minutes.',
            healthy: '0.',
            action: 'read the log of the Pod: it has the words of iptables-restore or nft.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [
          8,
          signalGraph(subject, 'partial-sync-failing', {
            title: 'Where do partial syncs fail?',
            meaning:
              'Failed partial syncs within 30 minutes, the 20 worst nodes; a full sync makes up for each. iptables mode only.',
            healthy: '0, one or two after somebody flushed rules.',
            action:
              'a steady stream: something else removes kube-proxy’s chains. Look for another program that writes iptables rules.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [
          8,
          signalGraph(subject, 'livez-failing', {
            title: 'Where does /livez fail?',
            meaning:
              '503 answers of /livez within 3 minutes, the 20 worst nodes: a change has waited for a minute. Only answers to probes are ' +
              'counted: where nothing probes, it is always 0.',
            healthy: '0.',
            action: 'see whether the node’s syncs fail or are slow; a probe will restart the Pod.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
      ],
    },
  ];
}
