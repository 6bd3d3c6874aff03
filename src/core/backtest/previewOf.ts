import { KubeProxy } from '../signals/kubeProxy';
import { type Signal } from '../signals/signal';

/**
 * How the effect of another number can be shown: with samples that are in the browser already, by asking the data
 * source again, or not at all, because the signal has no number.
 */
export type Preview = 'in the browser' | 'by query' | 'none';

/** Occurs in no signal's text by itself; whole, so that an offset takes it as well. */
const probe = 987_654;

const anyKubeProxy = new KubeProxy({
  target: [],
  cluster: [],
  clusterLabel: 'cluster',
  expectedNodes: { mode: 'auto', tolerance: { value: 0, unit: 'nodes' }, graceMinutes: 15, excludeTaints: [] },
  knownClusters: [],
  isEnabled: () => true,
});

/**
 * In the browser when `firing` compares the drawn value with the number and uses it nowhere else: what fires at a
 * number is then what fires at any lower one and is above it. Query `firing` at a lower number, and a backtest of the
 * answer equals the rule, also when `firing` has further conditions; of `value` it equals the rule when it has none.
 */
export function previewOf(signal: Signal, parameterId = signal.line): Preview {
  if (signal.parameters.length === 0) {
    return 'none';
  }
  if (parameterId === undefined || parameterId !== signal.line) {
    return 'by query';
  }
  const others = Object.fromEntries(signal.parameters.map(({ id, defaults }) => [id, Object.values(defaults)[0] ?? 0]));
  const firing = signal.firing(anyKubeProxy, { ...others, [parameterId]: probe });
  const [compared, ...rest] = words(firing.text).split(`>${probe}`);
  const drawn = words(signal.value(anyKubeProxy).text);
  const isDrawn = compared !== undefined && (drawn === compared || drawn.startsWith(`${compared}or`));
  const isOnlyUse = rest.length === 1 && !rest[0]?.includes(String(probe));
  return isDrawn && isOnlyUse ? 'in the browser' : 'by query';
}

/** PromQL without layout and parentheses. */
function words(text: string): string {
  return text.replace(/[\s()]/g, '');
}
