import { literalInRegex } from './quoting';
import { type Matcher } from './selector';

/** Matches the buckets with these bounds. Prometheus 3 writes whole bounds as `30.0`, Prometheus 2 as `30`. */
export function bucketsOf(bounds: readonly number[]): Matcher {
  const texts = bounds.map((bound) =>
    bound === Infinity ? '\\+Inf' : Number.isInteger(bound) ? `${bound}(\\.0)?` : literalInRegex(String(bound))
  );
  return { label: 'le', operator: '=~', value: texts.join('|') };
}
