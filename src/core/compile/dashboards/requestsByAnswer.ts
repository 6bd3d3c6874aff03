import { apiServerRequests } from '../../metrics/apiServer';
import { type UnplacedPanel } from './dashboardModel';
import { highest } from './mostLines';
import { timeSeriesPanel } from './panels/timeSeriesPanel';
import { usualRange } from './quantile';
import { type DashboardSubject } from './subject';

/** What the API server answers to the kube-proxies that the dashboard is about. */
export function requestsByAnswer(subject: DashboardSubject, id: number): UnplacedPanel {
  const { kubeProxy } = subject;
  return timeSeriesPanel(subject, {
    id,
    title: 'Which answers come back?',
    meaning:
      'Requests per second of all shown nodes together, by method and status code; `<error>` is no answer at all. Watches are ' +
      'counted when they are renewed, every 5 to 10 minutes.',
    healthy: 'few, and 200 or 201.',
    action:
      '`<error>`, 5xx and 429 that go on: the API server or the way to it. 401 and 403: credentials or permissions of kube-proxy.',
    noValue: 'No request in this time, or no target sends client metrics.',
    explainedBy: ['api-server-errors', 'api-server-unauthorized'],
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
