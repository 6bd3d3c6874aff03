import { up } from '../../../metrics/process';
import { anyOf, type Expression } from '../../../promql/expression';
import { signalById } from '../../../signals/catalogue';
import { type SignalId } from '../../../signals/signal';
import { type DashboardSubject } from '../subject';

/** Grafana shows an empty table without a word, so this is a row of its own where no node violates any of the signals. */
export function nobody(subject: DashboardSubject, ids: readonly [SignalId, ...SignalId[]]): Expression {
  const { kubeProxy } = subject;
  const violating = (id: SignalId) => subject.violatingTargets(signalById(id));
  const [first, ...others] = ids;
  const somebody = anyOf([violating(first), ...others.map(violating)]);
  const down = kubeProxy.series(up).equals(0);
  const row = (text: string, when: Expression) =>
    ['instance', subject.clusterLabel]
      .reduce((labelled, label) => labelled.withLabel(label, 'All', '', ''), when)
      .withLabel('node', text, '', '');
  return anyOf([
    row(
      'No node needs attention',
      kubeProxy
        .series(up)
        .aggregated('group', [])
        .unless(anyOf([somebody, down]), [])
    ),
    row('Many are down together: see Clusters down and Missing', down.aggregated('group', []).unless(somebody, [])),
    row('No target: choose the job under Job', kubeProxy.targets().inside('absent')),
  ]);
}
