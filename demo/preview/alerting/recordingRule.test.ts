import { parse } from 'yaml';

import { compileGrafanaRules } from '../../../src/core/compile/grafanaRules';
import { bundledSettings } from '../../../src/core/settings/bundledSettings';
import { emptyState } from '../state';
import { copyOf, objectOf, type JsonObject } from '../json';
import { exportText } from './export';
import { putGroup } from './groups';
import { rulesFileText } from './rulesFile';
import { meaningOf } from './translateRule';

const [group] = compileGrafanaRules({ ...bundledSettings(), recording: { enabled: true } });
const target = { folderUid: 'f', title: group?.title ?? '', interval: 60 };
const rules = (group?.rules ?? []).map((rule): JsonObject => objectOf(copyOf(JSON.parse(JSON.stringify(rule)))));

function put(changed: JsonObject = {}) {
  const state = emptyState('');
  const [first = {}, ...others] = rules;
  return { state, stored: putGroup(state, target, [{ ...first, ...changed }, ...others], '').stored };
}

it('a rule that records keeps nothing that only an alert needs', () => {
  const [first] = put({
    condition: 'C',
    for: '5m',
    noDataState: 'OK',
    notification_settings: { receiver: 'x' },
  }).stored;
  expect(first).toMatchObject({ condition: '', pendingFor: 0, noDataState: '', notificationSettings: undefined });
});

it('Prometheus records what Grafana would', () => {
  const { state, stored } = put();
  expect(stored).toHaveLength(rules.length);
  const file = parse(rulesFileText(state.groups, meaningOf));
  expect(file.groups[0].rules).toHaveLength(rules.length);
  expect(file.groups[0].rules[0]).toEqual({
    record: 'cluster:kubeproxy_up:sum',
    expr: expect.stringContaining('up{'),
    labels: expect.objectContaining({ kubeproxy_source: 'prom01', grafana_rule_uid: 'kpm-prom01-running-r' }),
  });
});

it('exports say what is recorded and into which data source', () => {
  const { state } = put();
  const [first] = parse(exportText(state, state.groups, 'yaml')).groups[0].rules;
  expect(first.record).toEqual({ metric: 'cluster:kubeproxy_up:sum', from: 'A', targetDatasourceUid: 'prometheus' });
  expect(first).not.toHaveProperty('condition');
});

it.each([
  ['a name that Prometheus does not take', { metric: 'no name', from: 'A' }, /metric name/],
  ['a query that is not there', { metric: 'name', from: 'B' }, /no query/],
])('is refused with %s', (_, record, message) => {
  expect(() => put({ record })).toThrow(message);
});
