import { apiServerRequests } from '../../metrics/apiServer';
import { type UnplacedPanel } from './dashboardModel';
import { highest } from './mostLines';
import { timeSeriesPanel } from './panels/timeSeriesPanel';
import { usualRange } from './quantile';
import { type DashboardSubject } from './subject';

/** What the API server answers to the kube-proxies that the dashboard is about. */
export function requestsByAnswer(subject: DashboardSubject, id: number): UnplacedPanel {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id,
    title: 'What does the API server answer?',
    description:
      'Requests per second of all chosen nodes together, by method and status code; <error> is no answer at all. ' +
      'Healthy: few and 200 or 201; watches are counted when they are renewed, every 5 to 10 minutes.',
    noValue: 'No request in this time, or no target sends client metrics.',
    queries: [
      {
        expression: highest(
          kubeProxy
            .series(apiServerRequests, { range: usualRange })
            .inside('rate')
            .aggregated('sum', ['method', 'code'])
        ),
        legend: '{{method}} {{code}}',
      },
    ],
    unit: 'reqps',
  });
}
