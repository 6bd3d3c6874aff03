import { inMinutes, withUnit } from '../units';
import { type ExpectedNodes } from './schema';

/** `automatic`, `12 nodes`, and what goes with it. */
export function expectedNodesInWords({ mode, fixed, tolerance, graceMinutes }: ExpectedNodes): string {
  const count = mode === 'fixed' ? withUnit(fixed ?? NaN, 'nodes') : expectedNodesModeInWords[mode];
  const tolerated =
    tolerance.unit === 'percent' ? withUnit(tolerance.value / 100, 'ratio') : withUnit(tolerance.value, 'nodes');
  const grace = mode === 'fixed' ? '' : `, new nodes have ${inMinutes(graceMinutes)}`;
  return `${count}, ${tolerated} may be missing${grace}`;
}

export const expectedNodesModeInWords: Record<Exclude<ExpectedNodes['mode'], 'fixed'>, string> = {
  auto: 'automatic',
  daemonset: 'as the DaemonSet wants',
  nodes: 'all nodes',
  discovered: 'all targets that Prometheus knows',
};
