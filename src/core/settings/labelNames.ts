import * as v from 'valibot';

import { madeLabels } from '../promql/madeLabels';
import { isLabelName } from '../promql/quoting';
import { sourceLabel } from '../recordings/recordedSeries';

/** Labels that alerts carry: what tells them apart, and what rules add. */
const labelsOfAlerts = ['alertname', 'component', 'instance', 'job', 'node', 'severity', sourceLabel];

/** Labels by which compiled queries choose or make series: a target’s label of that name would get in their way. */
const labelsOfQueries = [
  'alertstate',
  'code',
  'condition',
  'daemonset',
  'error',
  'git_version',
  'host',
  'ip_family',
  'key',
  'lb_type',
  'le',
  'method',
  'minor',
  'namespace',
  'platform',
  'status',
  'traffic_policy',
  'verb',
  ...Object.values(madeLabels),
];

/** What PromQL takes for a number or a word of its own where labels are listed, in any case. */
const noLabelsInLists = ['inf', 'nan', 'without'];

const plainLabelName = (what: string) =>
  v.pipe(
    v.string(`${what} is a text.`),
    v.check(isLabelName, 'A label name has letters, digits and _ only.'),
    v.check((name) => !name.startsWith('__'), 'Label names that begin with __ belong to Prometheus and Grafana.')
  );

const noneOf = (what: string, used: readonly string[]) =>
  v.check((name: string) => !used.includes(name), `${what} is none of ${used.join(', ')}: rules use these.`);

/** The label that tells clusters apart: by it every query groups, joins and chooses. */
export const clusterLabelName = v.pipe(
  plainLabelName('The cluster label'),
  v.check(
    (name) => !noLabelsInLists.includes(name.toLowerCase()),
    `PromQL takes ${noLabelsInLists.join(', ')} for something else than a label. Choose another cluster label.`
  ),
  noneOf('The cluster label', [...labelsOfAlerts, ...labelsOfQueries])
);

/** A label that every alert gets. */
export const addedLabelName = v.pipe(
  plainLabelName('A label of all rules'),
  noneOf('A label of all rules', labelsOfAlerts)
);

/** A label by which targets are chosen besides their job. */
export const matchedLabelName = plainLabelName('The label');
