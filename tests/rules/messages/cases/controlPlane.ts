import { answers, ofNode, other, target, type MessageCase } from '../messageCase';

export const controlPlaneMessages: MessageCase[] = [
  {
    signal: 'api-server-unusable',
    severity: 'critical',
    series: {
      ...answers,
      [`up{${other}}`]: '1x40',
      [`rest_client_requests_total{${target},code="<error>"}`]: '0+3x40',
      [`rest_client_requests_total{${other},code="403"}`]: '0+3x40',
    },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'kube-proxies cannot rely on the API server in prod',
    description:
      'Requests to the API server fail again and again, or are rejected, on 100% of the kube-proxies in prod, more than 50 %. While it lasts, changes of Services reach these nodes late or not at all.',
  },
  {
    signal: 'api-server-unauthorized',
    severity: 'critical',
    series: { ...answers, [`rest_client_requests_total{${target},code="401"}`]: '0+6x40' },
    at: '15m',
    labels: ofNode,
    summary: 'The API server rejects kube-proxy on a1',
    description:
      'The API server rejected 60 requests of kube-proxy on a1 in prod in the last 10 minutes (401 or 403), more than 3, and goes on. Changes of Services do not reach this node.',
  },
  {
    signal: 'api-server-errors',
    severity: 'warning',
    series: {
      ...answers,
      [`rest_client_requests_total{${target},code="200"}`]: '0+1x40',
      [`rest_client_requests_total{${target},code="<error>"}`]: '0+3x40',
    },
    at: '20m',
    labels: ofNode,
    summary: 'kube-proxy on a1 gets errors from the API server',
    description:
      '75% of the requests of kube-proxy on a1 in prod to the API server fail, above 10 %. While it lasts, changes of Services do not reach this node.',
  },
  {
    signal: 'api-server-slow',
    severity: 'warning',
    series: {
      ...answers,
      [`rest_client_request_duration_seconds_sum{${target},verb="GET"}`]: '0+24x40',
      [`rest_client_request_duration_seconds_count{${target},verb="GET"}`]: '0+3x40',
    },
    at: '20m',
    labels: { cluster: 'prod' },
    summary: 'The API server answers kube-proxies slowly in prod',
    description:
      'Requests of kube-proxies in prod to the API server take 8s on average, above 5 s. Nodes that start or list anew get their Services late.',
  },
];
