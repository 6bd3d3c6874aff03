import { lastQueued } from '../../metrics/programming';
import { up } from '../../metrics/process';
import { madeLabels } from '../../promql/madeLabels';
import { Expression } from '../../promql/expression';
import { select } from '../../promql/selector';

/** More targets than any job has. */
const beforeEveryJob = 1e9;

/**
 * What can be chosen as job, with its name in `shown`, and first what is right without a choice: every job whose name
 * fits, where any has targets, also when none answers; else the job under which most targets send metrics of kube-proxy.
 * On k3s each endpoint of a node shows the same series under a job of its own, so all of them at once would count twice.
 */
export function jobChoices(expected: string): Expression {
  const fitting = select(up.name, [{ label: 'job', operator: '=~', value: expected }])
    .aggregated('group', [])
    .times(beforeEveryJob)
    .or(Expression.atom('vector(0)'));
  const found = select(lastQueued.name, [])
    .aggregated('group', ['job', 'instance'])
    .aggregated('count', ['job'])
    .withLabel(madeLabels.shown, '$1', 'job', '(.*)');
  return fitting
    .withLabel('job', expected.replace(/\$/g, '$$$$'), '', '')
    .withLabel(madeLabels.shown, 'All of kube-proxy', '', '')
    .or(found)
    .inside('sort_desc');
}
