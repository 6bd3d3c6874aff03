import {
  daemonSetDesired,
  nodeCondition,
  nodeCreated,
  nodeInfo,
  nodeTaint,
} from '../../../src/core/metrics/kubeStateMetrics';
import { up } from '../../../src/core/metrics/process';
import { always, nowSeconds, target, together, type Series } from './series';

interface NodeOf {
  cluster?: string;
  /** Seconds since it was made. */
  age?: number;
  isReady?: boolean;
  taint?: string;
  /** The value of each of its series. */
  lasting?: (value: number) => string;
}

/** Node `a1` has the address 10.0.0.1. */
export function node(
  host: number,
  { cluster = 'prod', age = 80_000, isReady = true, taint, lasting = always }: NodeOf = {}
): Series {
  const labels = `cluster="${cluster}",node="a${host}"`;
  return {
    [`${nodeInfo.name}{${labels},internal_ip="10.0.0.${host}"}`]: lasting(1),
    [`${nodeCreated.name}{${labels}}`]: lasting(nowSeconds - age),
    [`${nodeCondition.name}{${labels},condition="Ready",status="true"}`]: lasting(isReady ? 1 : 0),
    [`${nodeCondition.name}{${labels},condition="Ready",status="false"}`]: lasting(isReady ? 0 : 1),
    // As of every healthy node.
    [`${nodeCondition.name}{${labels},condition="MemoryPressure",status="true"}`]: lasting(0),
    ...(taint === undefined ? {} : { [`${nodeTaint.name}{${labels},key="${taint}"}`]: lasting(1) }),
  };
}

export const nodes = (hosts: number[], what: NodeOf = {}): Series => together(hosts.map((host) => node(host, what)));
export const targetAt = (instance: string, { cluster = 'prod', more = '' } = {}): Series => ({
  [`${up.name}{cluster="${cluster}",job="kube-proxy",instance="${instance}"${more}}`]: always(1),
});
export const targets = (hosts: number[], cluster = 'prod'): Series =>
  Object.fromEntries(hosts.map((host) => [`${up.name}{${target({ cluster, host })}}`, always(1)]));
export const daemonSet = (
  wants: number,
  { cluster = 'prod', name = 'kube-proxy', namespace = 'kube-system', replica = '0' } = {}
): Series => ({
  [`${daemonSetDesired.name}{cluster="${cluster}",namespace="${namespace}",daemonset="${name}",instance="${replica}"}`]:
    always(wants),
});
