import { apiServerRequestDuration } from '../../../metrics/apiServer';
import { type Band } from '../layout';
import { onlyWatches } from '../onlyWatches';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { requestsByAnswer } from '../requestsByAnswer';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Does the node hear of changes? */
export function apiServerBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 8,
      panels: [
        [12, failures(subject)],
        [12, rejections(subject)],
      ],
    },
    {
      height: 8,
      panels: [
        [12, requestsByAnswer(subject, 6)],
        [12, latency(subject)],
      ],
    },
  ];
}

function failures(subject: DashboardSubject) {
  return signalGraph(subject, 'api-server-errors', {
    title: 'How many requests fail?',
    meaning:
      'Share of requests with a 5xx, 429 or no answer, over 10 minutes. kube-proxy sends few requests, so one error is a large share.',
    healthy:
      '0 most of the time, with a short peak after a restart of the API server; the alert waits until errors go on.',
    action:
      'while it is high, changes do not reach this node. If others answer well, look at the way from this node to the API server.',
    noValue: 'No target of the chosen job.',
    unit: 'percentunit',
    max: 1,
  });
}

function rejections(subject: DashboardSubject) {
  return signalGraph(subject, 'api-server-unauthorized', {
    id: 13,
    title: 'How many requests are rejected?',
    meaning: 'Requests that the API server rejected with 401 or 403 within 10 minutes.',
    healthy: '0, one or two at a restart.',
    action:
      'while it goes on, changes do not reach this node: look for expired credentials, a wrong clock or missing permissions.',
    noValue: 'No target of the chosen job.',
    unit: 'none',
    decimals: 0,
  });
}

function latency(subject: DashboardSubject) {
  const mean = subject.kubeProxy.histogram(apiServerRequestDuration, usualRange).mean(['verb']);
  return timeSeriesPanel(subject, {
    id: 7,
    title: 'How fast are the answers?',
    meaning:
      'Mean time of requests that are not watches, of the shown nodes together, by verb. Requests without any answer are not in it.',
    healthy: 'milliseconds, and empty most of the time: kube-proxy only watches.',
    action: 'if it is seconds, see on Kube-proxy / API server whether all nodes wait.',
    noValue: onlyWatches,
    explainedBy: ['api-server-slow'],
    queries: [{ expression: mean, legend: '{{verb}}' }],
    unit: 's',
  });
}
