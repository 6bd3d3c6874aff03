import { apiServerRequestDuration, apiServerRequests } from '../../../metrics/apiServer';
import { signalById } from '../../../signals/catalogue';
import { signalPanels } from '../../signalPanels';
import { type Band } from '../layout';
import { signalLinks } from '../links';
import { highest, highestLines } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { type DashboardSubject } from '../subject';
import { thresholdLines } from '../thresholdLines';

/** Does the node hear of changes? */
export function apiServerBand(subject: DashboardSubject): Band {
  return {
    height: 8,
    panels: [
      [8, errorShare(subject)],
      [8, requests(subject)],
      [8, latency(subject)],
    ],
  };
}

function errorShare(subject: DashboardSubject) {
  const apiServerErrors = signalById('api-server-errors');
  return timeSeriesPanel({
    id: signalPanels['api-server-errors'].panelId,
    title: 'How many requests to the API server fail?',
    description:
      'Share of requests with a 5xx, 429 or no answer, over 5 minutes. kube-proxy sends few requests, so a short peak after ' +
      'a restart of the API server is normal. Healthy: 0 most of the time; the alert waits until errors go on. While it is high, changes do not reach this node.',
    noValue: 'No target of the chosen job.',
    links: signalLinks(apiServerErrors, subject.settings),
    queries: [
      {
        expression: highestLines(subject.perNode(subject.value(apiServerErrors).isAtLeast(0))),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'percentunit',
    max: 1,
    lines: thresholdLines(apiServerErrors, subject),
  });
}

function requests(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 6,
    title: 'What does the API server answer?',
    description:
      'Requests per second of the chosen nodes together, by method and status code; <error> is no answer at all. ' +
      'Healthy: few and 200 or 201; watches are counted when they are renewed, every 5 to 10 minutes.',
    noValue: 'No target sends client metrics.',
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
