import { lastQueued } from '../../../src/core/metrics/programming';
import { type Severity, type SignalId } from '../../../src/core/signals/signal';

/** What an alert must say about series that violate. */
export interface MessageCase {
  signal: SignalId;
  severity: Severity;
  /** Series that violate, with promtool's values, one a minute; the target answers unless they say otherwise. */
  series: Record<string, string>;
  /** When to look: before a lesser level fires as well. */
  at: string;
  labels: Record<string, string>;
  summary: string;
  description: string;
}

export const cluster = 'cluster="prod"';
export const target = `${cluster},job="kube-proxy",instance="10.0.0.1:10249"`;
export const other = `${cluster},job="kube-proxy",instance="10.0.0.2:10249"`;
export const family = `${target},ip_family="IPv4"`;
export const otherFamily = `${target},ip_family="IPv6"`;
export const desired = `kube_daemonset_status_desired_number_scheduled{${cluster},namespace="kube-system",daemonset="kube-proxy"}`;
export const nodeA1 = { [`kube_node_info{${cluster},node="a1",internal_ip="10.0.0.1"}`]: '1x40' };
export const answers = { [`up{${target}}`]: '1x40', [`${lastQueued.name}{${family}}`]: '30x40', ...nodeA1 };
export const ofNode = { cluster: 'prod', node: 'a1' };

/** Two kube-proxies that answer for long enough for a notice. */
export const longAnswers = {
  [`up{${target}}`]: '1x90',
  [`up{${other}}`]: '1x90',
  [`${lastQueued.name}{${family}}`]: '30x90',
};
