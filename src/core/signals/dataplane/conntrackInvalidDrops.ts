import { conntrackInvalidDropped } from '../../metrics/dataplane';
import { healthyScenarios } from '../healthyScenarios';
import { fires, silent } from '../scenario';
import { defineSignal, valueOf } from '../signal';
import { conntrackInvalidDropsRunbook } from './conntrackInvalidDrops.runbook';

const window = '4m';
const on = (threshold: number) => ({
  signals: { 'conntrack-invalid-drops': { enabled: true, levels: { info: { parameters: { threshold } } } } },
});

/** kube-proxy's rule drops many packets that connection tracking calls invalid. */
export const conntrackInvalidDrops = defineSignal({
  id: 'conntrack-invalid-drops',
  alert: 'KubeProxyConntrackInvalidDrops',
  group: 'dataplane',
  golden: 'errors',
  scope: 'node',
  title: 'Dropped invalid packets',
  explanation:
    'Packets a second that kube-proxy’s rule drops on a node because connection tracking calls them invalid.',
  isOffByDefault: true,
  parameters: [
    {
      id: 'threshold',
      label: 'Dropped packets a second',
      unit: 'count',
      // Our choice, without a measure of what is usual, which depends on the traffic: so it is off unless wanted.
      defaults: { info: 10 },
      min: 0,
      max: 1_000_000,
    },
  ],
  levels: [{ severity: 'info', for: '15m' }],
  value: (kubeProxy) => kubeProxy.ratePerInstance(conntrackInvalidDropped, window),
  valueUnit: 'count',
  line: 'threshold',
  firing: (kubeProxy, parameters) =>
    kubeProxy.ratePerInstance(conntrackInvalidDropped, window).isAbove(valueOf(parameters, 'threshold')),
  causedBy: ['instance-down'],
  presence: conntrackInvalidDropped,
  requires: { families: [conntrackInvalidDropped] },
  message: {
    summary: 'Packets are dropped as invalid on {node}',
    description:
      'kube-proxy’s rule drops {value} packets a second on {node}{inCluster} because connection tracking calls them invalid, more than {threshold}. Connections of clients may hang or be reset.',
    valueUnit: 'count',
  },
  runbook: conntrackInvalidDropsRunbook,
  scenarios: [
    ...healthyScenarios,
    fires(
      '50 packets a second are dropped on a node, and the alert is wanted above 45',
      (fleet) => fleet.node('a1').suffers('invalid-packets', { from: '10m', until: '40m' }),
      {
        shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '50m' },
        settings: on(45),
        at: '32m',
        expected: [{ severity: 'info', alerts: [{ cluster: 'prod', node: 'a1' }] }],
        overBy: '45m',
      }
    ),
    silent(
      '50 packets a second are dropped, and the alert is wanted above 55',
      (fleet) => fleet.node('a1').suffers('invalid-packets', { from: '10m' }),
      { shape: { clusters: { prod: { nodes: ['a1', 'a2'] } }, length: '40m' }, settings: on(55) }
    ),
    silent('nobody asked for the alert', (fleet) => fleet.node('a1').suffers('invalid-packets', { from: '10m' }), {
      shape: { length: '40m' },
    }),
  ],
});
