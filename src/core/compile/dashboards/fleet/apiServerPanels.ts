import { apiServerRequests } from '../../../metrics/apiServer';
import { type Matcher } from '../../../promql/selector';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { type DashboardSubject } from '../subject';
import { FleetNumbers } from './fleetNumbers';

const notSuccessful: Matcher = { label: 'code', operator: '!~', value: '[123]..' };

/** Do the nodes hear of changes at all? */
export function apiServerBand(subject: DashboardSubject): Band {
  const { kubeProxy } = subject;
  return {
    height: 8,
    panels: [
      [
        12,
        timeSeriesPanel(subject, {
          id: 30,
          title: 'Which requests to the API server fail?',
          meaning:
            'Failed requests per second of all nodes of a cluster, by answer; `<error>` is no answer at all (refused, timeout, ' +
            'TLS, DNS).',
          healthy: 'none; a restart of the API server gives a short peak.',
          action:
            '`<error>` and 5xx that go on: the API server. 401 and 403: expired credentials or missing permissions.',
          explainedBy: ['api-server-errors', 'api-server-unauthorized', 'api-server-unusable'],
          noValue: 'No request failed.',
          queries: [
            {
              expression: highest(
                kubeProxy
                  .series(apiServerRequests, { range: usualRange, matchers: [notSuccessful] })
                  .inside('rate')
                  .aggregated('sum', [...kubeProxy.perCluster, 'code'])
                  .isAbove(0)
              ),
              legend: `{{code}} ${subject.clusterLegend}`,
            },
          ],
          unit: 'reqps',
        }),
      ],
      [
        12,
        timeSeriesPanel(subject, {
          id: 31,
          title: 'How many nodes get errors from the API server?',
          meaning: 'Nodes with more failed or rejected requests than the thresholds while these go on, per cluster.',
          healthy: '0.',
          action:
            'one node: the way from it. All nodes of a cluster at once: the API server or what is in front of it.',
          explainedBy: ['api-server-errors', 'api-server-unauthorized', 'api-server-unusable'],
          noValue: 'No target of the chosen job.',
          queries: [
            {
              expression: highest(new FleetNumbers(subject).withApiErrors().or(kubeProxy.targets().times(0))),
              legend: subject.clusterLegend,
            },
          ],
          unit: 'none',
          decimals: 0,
          lines: { steps: [{ color: 'orange', value: 1 }], series: [] },
        }),
      ],
    ],
  };
}
