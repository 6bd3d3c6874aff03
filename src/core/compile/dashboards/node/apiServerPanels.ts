import { apiServerRequestDuration } from '../../../metrics/apiServer';
import { type Band } from '../layout';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { requestsByAnswer } from '../requestsByAnswer';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Does the node hear of changes? */
export function apiServerBand(subject: DashboardSubject): Band {
  return {
    height: 8,
    panels: [
      [
        8,
        signalGraph(subject, 'api-server-errors', {
          title: 'How many requests to the API server fail?',
          description:
            'Share of requests with a 5xx, 429 or no answer, over 5 minutes. kube-proxy sends few requests, so a short peak after ' +
            'a restart of the API server is normal. Healthy: 0 most of the time; the alert waits until errors go on. While it is ' +
            'high, changes do not reach this node.',
          noValue: 'No target of the chosen job.',
          unit: 'percentunit',
          max: 1,
        }),
      ],
      [8, requestsByAnswer(subject, 6)],
      [8, latency(subject)],
    ],
  };
}

function latency(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const mean = kubeProxy.histogram(apiServerRequestDuration, usualRange).mean(['verb']);
  return timeSeriesPanel({
    id: 7,
    title: 'How fast does the API server answer?',
    description:
      'Mean time of requests that are not watches, of the chosen nodes together, by verb. Healthy: milliseconds. It is empty ' +
      'most of the time: kube-proxy only watches. Requests without any answer are not in it.',
    noValue: 'No requests but watches in this time, which is normal.',
    queries: [{ expression: mean, legend: '{{verb}}' }],
    unit: 's',
  });
}
