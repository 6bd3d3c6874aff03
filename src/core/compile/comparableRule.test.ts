import sent from '../../../demo/preview/recorded/16-rule-group-put-editor.json';
import read from '../../../demo/preview/recorded/17-rule-group-get.json';
import listed from '../../../demo/preview/recorded/26-alert-rules-list.json';
import states from '../../../demo/preview/recorded/28-rule-group-put-states.json';
import { bundledSettings } from '../settings/bundledSettings';
import { appliedRuleFingerprint, comparableQuery, comparableRule, ruleFingerprint } from './comparableRule';
import { compileGrafanaRules } from './grafanaRules';
import { type StoredRule } from './storedRule';

const [compiled] = compileGrafanaRules(bundledSettings()).flatMap(({ rules }) => rules);
const endsAtOnce = { keep_firing_for: '0s' };

function edited(change: Partial<StoredRule>): StoredRule {
  if (compiled === undefined) {
    throw new Error('Nothing was compiled');
  }
  return { ...compiled, ...change };
}

describe('the fingerprint of a rule', () => {
  it.each(sent.request.body.rules.map((rule, index) => [rule.uid, rule, index] as const))(
    'is equal for %s as it was sent, read back and listed',
    (_uid, rule, index) => {
      const [fromGroup, fromList] = [read.response.body.rules[index], listed.response.body[index]];
      expect(fromGroup && ruleFingerprint(fromGroup)).toBe(ruleFingerprint(rule));
      expect(fromList && ruleFingerprint(fromList)).toBe(ruleFingerprint(rule));
    }
  );

  it('is equal for what the answer to a PUT repeats', () => {
    expect(states.response.body.rules.map(ruleFingerprint)).toEqual(states.request.body.rules.map(ruleFingerprint));
  });

  it('is kept on every compiled rule', () => {
    expect(appliedRuleFingerprint(edited({}))).toBe(ruleFingerprint(edited({})));
  });

  it('is not known of a rule that the plugin never wrote', () => {
    expect(appliedRuleFingerprint(edited({ annotations: { summary: 'Mine' } }))).toBeUndefined();
    expect(appliedRuleFingerprint(edited({ annotations: undefined }))).toBeUndefined();
  });

  it('does not know whether the rule is paused', () => {
    expect(ruleFingerprint(edited({ isPaused: true }))).toBe(ruleFingerprint(edited({})));
  });

  it.each([undefined, '', '0'])('takes 0s and %j to keep firing for the same', (keep_firing_for) => {
    expect(ruleFingerprint(edited({ keep_firing_for }))).toBe(ruleFingerprint(edited(endsAtOnce)));
  });

  it.each<[string, Partial<StoredRule>]>([
    ['1m0s and 1m to keep firing', { keep_firing_for: '1m0s' }],
    ['the default and no number of evaluations to resolve', { missingSeriesEvalsToResolve: undefined }],
    ['600s and 10m', { for: '600s' }],
    ['null and no notification settings', { notification_settings: undefined }],
  ])('takes %s for the same', (_what, change) => {
    expect(ruleFingerprint(edited(change))).toBe(ruleFingerprint(edited({})));
  });

  it.each<[string, Partial<StoredRule>]>([
    ['for', { for: '1h' }],
    ['time to keep firing', endsAtOnce],
    ['number of evaluations to resolve', { missingSeriesEvalsToResolve: 5 }],
    ['title', { title: 'Mine' }],
    ['folder', { folderUID: 'mine' }],
    ['labels', { labels: { severity: 'info' } }],
    ['summary', { annotations: { summary: 'Mine' } }],
    ['contact point', { notification_settings: { receiver: 'me' } }],
    ['no-data state', { noDataState: 'NoData' }],
    ['queries', { data: [] }],
  ])('sees another %s', (_what, change) => {
    expect(ruleFingerprint(edited(change))).not.toBe(ruleFingerprint(edited({})));
  });

  it.each<[string, StoredRule['record']]>([
    ['series', { metric: 'other', from: 'A', target_datasource_uid: 'prometheus' }],
    ['query', { metric: 'mine', from: 'B', target_datasource_uid: 'prometheus' }],
    ['data source', { metric: 'mine', from: 'A', target_datasource_uid: 'mimir' }],
    ['kind of rule', null],
  ])('sees another %s of a rule that records', (_what, record) => {
    const recorded = { metric: 'mine', from: 'A', target_datasource_uid: 'prometheus' };
    expect(ruleFingerprint(edited({ record }))).not.toBe(ruleFingerprint(edited({ record: recorded })));
  });

  it('takes no data source to record into for the default one', () => {
    expect(ruleFingerprint(edited({ record: { metric: 'mine', from: 'A' } }))).toBe(
      ruleFingerprint(edited({ record: { metric: 'mine', from: 'A', target_datasource_uid: '' } }))
    );
  });
});

it.each([
  [null, '', {}],
  [{}, '', {}],
  [{ receiver: 'on-call', group_by: ['cluster'] }, 'on-call', { group_by: ['cluster'] }],
])('notification settings %j name the contact point %j', (notification_settings, contactPoint, notification) => {
  expect(comparableRule(edited({ notification_settings }))).toMatchObject({ contactPoint, notification });
});

it('a query keeps what is evaluated, and not how an editor shows it', () => {
  const model = { refId: 'A', expr: 'up', instant: true, editorMode: 'code', legendFormat: '{{node}}' };
  expect(comparableQuery({ refId: 'A', datasourceUid: 'prometheus', model }).model).toEqual({
    expr: 'up',
    instant: true,
  });
});

it('a query that says nothing of its kind and its time range has no kind, and is about now', () => {
  expect(comparableQuery({ refId: 'A', datasourceUid: 'prometheus', model: {} })).toMatchObject({
    queryType: '',
    window: { from: 0, to: 0 },
  });
  expect(
    comparableQuery({
      refId: 'A',
      queryType: 'range',
      relativeTimeRange: { from: 600, to: 60 },
      datasourceUid: 'prometheus',
      model: {},
    })
  ).toMatchObject({ queryType: 'range', window: { from: 600, to: 60 } });
});
