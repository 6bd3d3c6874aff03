import { apiServerRequests } from '../../metrics/apiServer';
import { type Expression } from '../../promql/expression';
import { type Matcher } from '../../promql/selector';
import { type KubeProxy } from '../kubeProxy';

/** Whatever is no success; `<error>`, no answer at all, as well. */
export const notGood: Matcher = { label: 'code', operator: '!~', value: '2..' };

/** Answers of the API server a second, watches included. */
export function answersPerSecond(kubeProxy: KubeProxy, by: string[], matchers: Matcher[] = []): Expression {
  return kubeProxy.series(apiServerRequests, { range: '5m', matchers }).inside('rate').aggregated('sum', by);
}
