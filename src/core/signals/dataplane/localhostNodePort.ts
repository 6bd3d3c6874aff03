import { localhostNodePortListenerFailures } from '../../metrics/dataplane';
import { type Expression } from '../../promql/expression';
import { type KubeProxy } from '../kubeProxy';
import { zeroWhereNone } from '../countedFailures';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal } from '../signal';
import { localhostNodePortRunbook } from './localhostNodePort.runbook';

/** The counter stays above 0 until a restart: only new failures count. */
const window = '4m';
const on = { signals: { 'localhost-node-port': { enabled: true } } };

/** A NodePort cannot be opened on the loopback address. */
export const localhostNodePort = defineSignal({
  id: 'localhost-node-port',
  alert: 'KubeProxyLocalhostNodePortListenerFailed',
  group: 'dataplane',
  golden: 'errors',
  scope: 'node',
  title: 'NodePort on localhost not opened',
  explanation:
    'kube-proxy in nftables mode could not open a listener for a NodePort on 127.0.0.1 within the last 4 minutes.',
  isOffByDefault: true,
  parameters: [],
  levels: [{ severity: 'info', for: '5m' }],
  value: (kubeProxy) => zeroWhereNone(kubeProxy, failures(kubeProxy)),
  valueUnit: 'count',
  firing: (kubeProxy) => failures(kubeProxy).isAbove(0),
  causedBy: ['instance-down'],
  requires: { families: [localhostNodePortListenerFailures] },
  message: {
    summary: 'kube-proxy on {node} cannot open a NodePort on localhost',
    description:
      'kube-proxy on {node}{inCluster} failed {value} times in 4 minutes to open a listener for a NodePort on 127.0.0.1. Programs on the node that use it are refused.',
    valueUnit: 'count',
  },
  runbook: localhostNodePortRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      'a port is taken on a node, and the alert is wanted',
      (fleet) => fleet.node('a1').suffers('listener-failing', { from: '10m', until: '25m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.37', mode: 'nftables' } }, length: '35m' },
        settings: on,
        at: '18m',
        expected: [{ severity: 'info', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '30m',
      }
    ),
    silent(
      'a port was taken for a moment: the counter stays where it is',
      (fleet) => fleet.node('a1').suffers('listener-failing', { from: '10m', until: '11m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'], kubernetes: '1.37', mode: 'nftables' } }, length: '35m' },
        settings: on,
      }
    ),
  ],
});

function failures(kubeProxy: KubeProxy): Expression {
  return kubeProxy.growthPerInstance(localhostNodePortListenerFailures, window).inside('round');
}
