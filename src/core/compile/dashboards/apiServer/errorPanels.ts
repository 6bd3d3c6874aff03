import { type Band } from '../layout';
import { signalGraph } from '../signalGraph';
import { type DashboardSubject } from '../subject';

/** Which clusters and nodes the API server is of no use to. */
export function errorBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 9,
      panels: [
        [
          8,
          signalGraph(subject, 'api-server-unusable', {
            title: 'How many keep failing?',
            meaning: 'Share of a cluster’s kube-proxies whose requests keep failing or being rejected.',
            healthy: '0, with a short peak at a restart of the API server.',
            action:
              'above the dashed line one alert speaks for all nodes: look at the API server and at what is before it.',
            noValue: 'No kube-proxy runs, or no target of the chosen job.',
            unit: 'percentunit',
            max: 1,
          }),
        ],
        [
          8,
          signalGraph(subject, 'api-server-errors', {
            id: 1,
            title: 'Which nodes get errors?',
            meaning:
              'Share of requests that end with 5xx, 429 or without an answer, over 10 minutes, the 20 worst nodes. kube-proxy asks ' +
              'seldom, so a few errors are a large share.',
            healthy: '0 most of the time; the alert waits until errors go on.',
            action: 'one node alone: the way from it to the API server. Many: see the graph beside.',
            noValue: 'No target of the chosen job.',
            unit: 'percentunit',
            max: 1,
          }),
        ],
        [
          8,
          signalGraph(subject, 'api-server-unauthorized', {
            title: 'Which nodes are rejected?',
            meaning: 'Requests that the API server rejected with 401 or 403 within 10 minutes, the 20 worst nodes.',
            healthy: '0, one or two at a restart.',
            action: 'more that go on: look for expired credentials, a wrong clock or missing permissions.',
            noValue: 'No target of the chosen job.',
            unit: 'none',
            decimals: 0,
          }),
        ],
      ],
    },
  ];
}
