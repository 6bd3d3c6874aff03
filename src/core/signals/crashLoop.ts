import { type Expression } from '../promql/expression';
import { type KubeProxy } from './kubeProxy';

/** The usual time between two scrapes: shorter lives are missed by these as well. */
export const usualScrape = '30s';

/**
 * Targets that answered at three of the moments of the last 20 minutes: of one answer, scrapes a minute apart show two.
 * Those that do not answer now may be in a pause of a crash loop, which lasts six minutes, or twelve where a short life
 * ends before it is scraped. A target that answers less often is down, which is an alert of its own.
 */
export function answersAtTimes(kubeProxy: KubeProxy): Expression {
  return kubeProxy.reached().during('20m30s', usualScrape).inside('sum_over_time').isAtLeast(3);
}

/**
 * Targets that came and went twice in a quarter of an hour, each time with a beginning and an end: it is
 * KubeProxyRestarting or KubeProxyNeverSynced that tells of them. What so short a while does not see is over before
 * KubeProxyInstanceDown would fire.
 */
export function comesAndGoesAgain(kubeProxy: KubeProxy): Expression {
  return kubeProxy.reached().during('15m', usualScrape).inside('changes').isAtLeast(4);
}
