import { lastQueued } from '../../../../src/core/metrics/programming';
import { answers, cluster, desired, nodeA1, ofNode, other, target, type MessageCase } from '../messageCase';

export const reachabilityMessages: MessageCase[] = [
  {
    signal: 'metrics-missing',
    severity: 'critical',
    series: { [`up{${target}}`]: '1x40' },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'No kube-proxy metrics in prod',
    description:
      'Prometheus gives no metrics of kube-proxy in prod: no other alert of Kube-proxy Monitor can fire. Either the data source does not answer, or the targets answer with something else (a wrong port, or a list of metrics to keep), or recording rules are on and write nothing.',
  },
  {
    signal: 'instance-metrics-missing',
    severity: 'warning',
    series: {
      [`up{${target}}`]: '1x40',
      [`up{${other}}`]: '1x40',
      [`${lastQueued.name}{${other}}`]: '30x40',
      ...nodeA1,
    },
    at: '15m',
    labels: ofNode,
    summary: 'No kube-proxy metrics of a1',
    description:
      'The target of a1 in prod answers, and not with kube-proxy’s metrics: no other alert can tell about this node. Something else listens on the port, or a list of metrics to keep differs on this node.',
  },
  {
    signal: 'down',
    severity: 'critical',
    series: { [`up{${target}}`]: '0x40' },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'No kube-proxy can be reached in prod',
    description:
      'Prometheus reaches not a single kube-proxy in prod. Either all of them are down, or none can be scraped any more; nothing is known about Service routing.',
  },
  {
    signal: 'down',
    severity: 'critical',
    series: { 'up{job="kube-proxy",instance="10.0.0.1:10249"}': '0x40' },
    at: '15m',
    labels: {},
    summary: 'No kube-proxy can be reached',
    description:
      'Prometheus reaches not a single kube-proxy. Either all of them are down, or none can be scraped any more; nothing is known about Service routing.',
  },
  {
    signal: 'instance-down',
    severity: 'warning',
    series: {
      [`up{${target}}`]: '0x40',
      [`up{${other}}`]: '1x40',
      [`${lastQueued.name}{${other}}`]: '30x40',
      ...nodeA1,
    },
    at: '15m',
    labels: ofNode,
    summary: 'kube-proxy on a1 cannot be reached',
    description:
      'Prometheus cannot scrape kube-proxy on a1 in prod. If the process is down, Services on this node go wrong with their next change.',
  },
  {
    signal: 'coverage-below-expected',
    severity: 'warning',
    series: { ...answers, [desired]: '2x40' },
    at: '20m',
    labels: { cluster: 'prod' },
    summary: 'kube-proxy runs on 1 node fewer than expected in prod',
    description:
      'kube-proxy runs on 1 node fewer than expected in prod. Pods on a node without one reach no Service, or only with rules from before. Where the number was entered in the settings, check it as well.',
  },
  {
    signal: 'coverage-below-expected',
    severity: 'warning',
    series: { ...answers, [desired]: '1235x40' },
    at: '20m',
    labels: { cluster: 'prod' },
    summary: 'kube-proxy runs on 1234 nodes fewer than expected in prod',
    description:
      'kube-proxy runs on 1234 nodes fewer than expected in prod. Pods on a node without one reach no Service, or only with rules from before. Where the number was entered in the settings, check it as well.',
  },
  {
    signal: 'many-instances-down',
    severity: 'critical',
    series: {
      ...answers,
      ...Object.fromEntries(
        [2, 3, 4].map((host) => [`up{${cluster},job="kube-proxy",instance="10.0.0.${host}:10249"}`, '0x40'])
      ),
    },
    at: '15m',
    labels: { cluster: 'prod' },
    summary: 'Many kube-proxies cannot be reached in prod',
    description:
      'Prometheus cannot scrape 75% of the kube-proxies in prod, more than 10 %. Where they are down, Services go wrong with their next change.',
  },
  {
    signal: 'node-not-covered',
    severity: 'warning',
    series: {
      ...answers,
      [`kube_node_info{${cluster},node="a2",internal_ip="10.0.0.2"}`]: '1x40',
      [desired]: '2x40',
    },
    at: '20m',
    labels: { cluster: 'prod', node: 'a2' },
    summary: 'a2 has no kube-proxy',
    description:
      'The node a2 in prod is ready and Prometheus knows no kube-proxy on it. Its Pods reach no Service, or only with rules from before; or it is not watched.',
  },
];
