import { apiServerRateLimiter, apiServerRequestDuration, apiServerRetries } from '../../../metrics/apiServer';
import { type Band } from '../layout';
import { highest } from '../mostLines';
import { onlyWatches } from '../onlyWatches';
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
            title: 'How fast are the answers?',
            meaning:
              'Mean time of requests that are not watches, of all nodes of a cluster. Requests without any answer are not in it.',
            healthy: 'below a second, and empty most of the time: kube-proxy only watches.',
            action: 'if it is seconds, look at the load of the API server and of etcd.',
            noValue: onlyWatches,
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
  return timeSeriesPanel(subject, {
    id: 3,
    title: 'How slow are the slowest?',
    meaning:
      '99 % of the requests of all selected nodes were faster, by verb: GET lists, POST writes events. Nothing above 60 s can be ' +
      'seen: it is the largest bucket.',
    healthy: 'below a second.',
    action:
      'if it is more and “How fast are the answers?” is not, single nodes wait: choose a node on Kube-proxy / Node.',
    explainedBy: ['api-server-slow'],
    noValue: `${onlyWatches} Or only native histograms are scraped.`,
    queries: [
      { expression: quantile(kubeProxy, 0.99, apiServerRequestDuration, ['verb']).isAtLeast(0), legend: '{{verb}}' },
    ],
    unit: 's',
  });
}

function ownLimit(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const mean = kubeProxy.histogram(apiServerRateLimiter, usualRange).mean(kubeProxy.perCluster);
  return timeSeriesPanel(subject, {
    id: 4,
    title: 'Do they limit themselves?',
    meaning: 'Mean time that a request waited for kube-proxy’s own rate limit (5 a second, bursts of 10), per cluster.',
    healthy: 'about 0.',
    action: 'if it is more, kube-proxy asks too often: look for watches that break, or raise clientConnection.qps.',
    explainedBy: ['api-server-slow'],
    noValue: onlyWatches,
    queries: [{ expression: highest(mean), legend: subject.clusterLegend }],
    unit: 's',
  });
}

function retries(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel(subject, {
    id: 5,
    title: 'Are requests sent again?',
    meaning:
      'Requests per second that were sent again because the API server asked for it or did not answer, per cluster and answer.',
    healthy: 'none.',
    action: '429: the API server is overloaded. `<error>`: it does not answer, or what is before it.',
    explainedBy: ['api-server-errors'],
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
