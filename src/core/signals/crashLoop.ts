import { type Expression } from '../promql/expression';
import { type KubeProxy } from './kubeProxy';

/** The usual time between two scrapes: shorter lives are missed by these as well. */
export const usualScrape = '30s';

/**
 * Targets that answered at three moments of 20 minutes at least, which is more than once even where a scrape a minute is seen twice: where they do not now, they may be in the pause of a crash
 * loop, and back in six minutes, or in twelve where a short life is over before it is scraped. Who answers more seldom is
 * down, which is an alert of its own.
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
