import { whatNeedsAttention } from '../../../src/core/compile/dashboards/fleet/attention';
import { DashboardSubject } from '../../../src/core/compile/dashboards/subject';
import { anyOf, Expression } from '../../../src/core/promql/expression';
import { type Settings } from '../../../src/core/settings/schema';
import { type FiringScenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { filledIn } from '../../panels/choices';
import { asSamples, labelText } from '../promtool/queryCases';
import { type ExpressionTest } from '../promtool/promtoolTest';

/**
 * While alerts of a signal about nodes fire, the first table of Kube-proxy / Fleet names each of these nodes, and so not
 * that there is none: that row is there only where no other is.
 */
export function namedOnFleet({ at, expected }: FiringScenario, signal: Signal, settings: Settings): ExpressionTest[] {
  const subject = new DashboardSubject(settings);
  const { clusterLabel } = subject;
  const alerts = expected.filter(({ severity }) => severity !== 'info').flatMap((level) => level.alerts);
  const [first, ...others] = alerts.map((labels) =>
    Object.entries(labels).reduce(
      (series, [label, value]) => series.withLabel(label, value, '', ''),
      Expression.atom('vector(1)')
    )
  );
  if (signal.scope === 'cluster' || first === undefined) {
    return [];
  }
  const choices = new Map([
    ['job', subject.defaultJob],
    ['cluster', '.*'],
  ]);
  return [
    {
      expr: Expression.atom(`(${filledIn(whatNeedsAttention(subject).text, choices)})`)
        .and(anyOf([first, ...others]), [clusterLabel, 'node'])
        .aggregated('group', [clusterLabel, 'node']).text,
      eval_time: at,
      exp_samples: asSamples(Object.fromEntries(alerts.map((labels) => [labelText(labels), 1]))),
    },
  ];
}
