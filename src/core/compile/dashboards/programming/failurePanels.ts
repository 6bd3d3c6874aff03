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
            description:
              'Failed full syncs within 15 minutes, the 20 worst nodes. Healthy: 0. A broken node fails twice a minute and more ' +
              'often under churn. The alert also needs a failure within the last 4 minutes. Read the log of the Pod.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [
          8,
          signalGraph(subject, 'partial-sync-failing', {
            title: 'Where do partial syncs fail?',
            description:
              'Failed partial syncs within 30 minutes, the 20 worst nodes; a full sync makes up for each. Healthy: 0, one or two ' +
              'after somebody flushed rules. A steady stream: something else removes kube-proxy’s chains. iptables mode only.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
        [
          8,
          signalGraph(subject, 'livez-failing', {
            title: 'Which kube-proxies call themselves unhealthy?',
            description:
              '503 answers of /livez within 3 minutes, the 20 worst nodes: a change has waited for a minute. Healthy: 0. ' +
              'Only answers to probes are counted: where nothing probes, it is always 0.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
      ],
    },
  ];
}
