import { apiServerRequests } from '../../../metrics/apiServer';
import { type Matcher } from '../../../promql/selector';
import { signalById } from '../../../signals/catalogue';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { type DashboardSubject } from '../subject';

const notSuccessful: Matcher = { label: 'code', operator: '!~', value: '[123]..' };

/** Do the nodes hear of changes at all? */
export function apiServerBand(subject: DashboardSubject): Band {
  const { kubeProxy } = subject;
  return {
    height: 8,
    panels: [
      [
        12,
        timeSeriesPanel({
          id: 30,
          title: 'Which requests to the API server fail?',
          description:
            'Failed requests per second of all nodes of a cluster, by answer; <error> is no answer at all (refused, timeout, ' +
            'TLS, DNS). Healthy: none; a restart of the API server gives a short peak. 401 and 403 that go on: expired ' +
            'credentials or missing permissions.',
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
        timeSeriesPanel({
          id: 31,
          title: 'How many nodes get errors from the API server?',
          description:
            'Nodes with more failed requests than the threshold while errors go on, per cluster. Healthy: 0. ' +
            'All nodes of a cluster at once: the API server or what is in front of it.',
          noValue: 'No target of the chosen job.',
          queries: [
            {
              expression: highest(
                subject
                  .violatingTargets(signalById('api-server-errors'))
                  .aggregated('count', kubeProxy.perCluster)
                  .or(kubeProxy.targets().times(0))
              ),
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
