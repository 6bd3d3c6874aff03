import { apiServerRateLimiter, apiServerRequestDuration, apiServerRetries } from '../../../metrics/apiServer';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { quantile, usualRange } from '../quantile';
import { requestsByAnswer } from '../requestsByAnswer';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** What kube-proxies ask, and how long they wait. */
export function requestBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 8,
      panels: [
        [12, requestsByAnswer(subject, 2)],
        [
          12,
          signalGraph(subject, 'api-server-slow', {
            title: 'How fast does the API server answer?',
            description:
              'Mean time of requests that are not watches, of all nodes of a cluster. Healthy: below a second, and empty most of ' +
              'the time: kube-proxy only watches. Requests without any answer are not in it.',
            noValue: 'No requests but watches in this time, which is normal.',
            unit: 's',
          }),
        ],
      ],
    },
    {
      height: 8,
      panels: [
        [8, slowestRequests(subject)],
        [8, ownLimit(subject)],
        [8, retries(subject)],
      ],
    },
  ];
}

function slowestRequests(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 3,
    title: 'How long do the slowest requests take?',
    description:
      '99 % of the requests of all selected nodes were faster, by verb: GET lists, POST writes events. Healthy: below a second. ' +
      'Nothing above 60 s can be seen: it is the largest bucket.',
    noValue: 'No requests but watches in this time, which is normal; or only native histograms are scraped.',
    queries: [
      { expression: quantile(kubeProxy, 0.99, apiServerRequestDuration, ['verb']).isAtLeast(0), legend: '{{verb}}' },
    ],
    unit: 's',
  });
}

function ownLimit(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const mean = kubeProxy.histogram(apiServerRateLimiter, usualRange).mean(kubeProxy.perCluster);
  return timeSeriesPanel({
    id: 4,
    title: 'Do kube-proxies wait for their own limit?',
    description:
      'Mean time that a request waited for kube-proxy’s own rate limit (5 a second, bursts of 10), per cluster. Healthy: about 0.',
    noValue: 'No requests but watches in this time, which is normal.',
    queries: [{ expression: highest(mean), legend: subject.clusterLegend }],
    unit: 's',
  });
}

function retries(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 5,
    title: 'How often are requests sent again?',
    description:
      'Requests per second that were sent again because the API server asked for it or did not answer, per cluster and answer. ' +
      'Healthy: none.',
    noValue: 'No request was sent again.',
    queries: [
      {
        expression: highest(
          kubeProxy
            .series(apiServerRetries, { range: usualRange })
            .inside('rate')
            .aggregated('sum', [...kubeProxy.perCluster, 'code'])
        ),
        legend: `{{code}} ${subject.clusterLegend}`,
      },
    ],
    unit: 'reqps',
  });
}
