import { FakeGrafana, recorded, type FakeAnswer } from '../../tests/grafana/fakeGrafana';
import { type GroupWrite } from '../core/plan/groupWrites';
import { Refused } from './refused';
import { RuleGroups } from './ruleGroups';

const write: GroupWrite = { kind: 'put', folderUid: 'kpm-x', title: 'g', interval: 60, rules: [] };
const place = { folderUid: 'kpm-x', title: 'g' };
const rule = { uid: 'kpm-g-1', title: 'T 1', folderUID: 'kpm-x', ruleGroup: 'g' };

async function refusalOf(answer: FakeAnswer, work: (groups: RuleGroups) => Promise<unknown>): Promise<Refused> {
  new FakeGrafana(() => answer);
  const thrown = await work(new RuleGroups()).then(
    () => undefined,
    (reason: unknown) => reason
  );
  if (!(thrown instanceof Refused)) {
    throw new Error('It was not refused');
  }
  return thrown;
}

describe('rule groups', () => {
  it('are listed with the provenance of every rule', async () => {
    new FakeGrafana(() => recorded('26-alert-rules-list'));
    const { rules } = await new RuleGroups().list();
    expect(rules.map(({ uid, provenance }) => [uid, provenance])).toEqual([
      ['kpm-g-0', undefined],
      ['kpm-g-1', undefined],
      ['file-rule', 'file'],
    ]);
  });

  it('are listed rule by rule: one of another form hides none', async () => {
    const [first, second] = Object(recorded('26-alert-rules-list').body);
    const other = { ...second, uid: 'other', for: 60, labels: { team: 1 } };
    new FakeGrafana(() => ({ status: 200, body: [first, other, { uid: 'nowhere' }, 'nonsense'] }));
    const { rules, unreadable } = await new RuleGroups().list();
    expect(rules.map(({ uid }) => uid)).toEqual([first.uid]);
    expect(unreadable).toMatchObject([{ uid: 'other', ruleGroup: second.ruleGroup, folderUID: second.folderUID }]);
  });

  it('have an interval, whatever form their rules have', async () => {
    new FakeGrafana(() => ({ status: 200, body: { interval: 30, rules: [{ uid: 'other' }] } }));
    expect(await new RuleGroups().interval(place)).toBe(30);
  });

  it('say that the quota is used up, not that a permission is missing', async () => {
    const refused = await refusalOf({ status: 403, body: { message: 'quota has been exceeded' } }, (groups) =>
      groups.write(write)
    );
    expect(refused.reason).toBe(
      'Grafana did not write the rule group g: the quota of this organisation is used up (quota has been exceeded).'
    );
    expect(refused.nextStep).toMatch(/raise it .* or switch off levels/);
  });

  it('are nothing where there is no such group', async () => {
    new FakeGrafana(() => recorded('15-rule-group-get-missing'));
    expect(await new RuleGroups().read(place)).toBeUndefined();
  });

  it('are written whole, without provenance, under an encoded address', async () => {
    const grafana = new FakeGrafana(() => recorded('16-rule-group-put-editor'));
    await new RuleGroups().write({ ...write, title: 'a/b' });
    expect(grafana.requests[0]).toMatchObject({
      url: '/api/v1/provisioning/folder/kpm-x/rule-groups/a%2Fb',
      method: 'PUT',
      headers: { 'X-Disable-Provenance': 'true' },
      data: { title: 'a/b', folderUid: 'kpm-x', interval: 60, rules: [] },
    });
  });

  it('are deleted when nothing is left, also when they are gone already', async () => {
    const grafana = new FakeGrafana(() => recorded('25-rule-group-delete'));
    await new RuleGroups().write({ ...write, kind: 'delete' });
    grafana.answer = () => recorded('15-rule-group-get-missing');
    await new RuleGroups().write({ ...write, kind: 'delete' });
    expect(grafana.requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
  });

  it('from a file are not deleted, and the reason is read from an answer that comes as text', async () => {
    const { status, body } = recorded('34-rule-group-delete-file-provisioned-conflict');
    new FakeGrafana(() => ({ status, body: JSON.stringify(body) }));
    await expect(new RuleGroups().write({ ...write, kind: 'delete' })).rejects.toThrow('provisioning file');
  });

  it('pause one rule and leave everything else as Grafana has it', async () => {
    const stored = recorded('17-rule-group-get');
    const grafana = new FakeGrafana(() => stored);
    await new RuleGroups().setPaused(rule, true);
    const [first, second] = Object(stored.body).rules;
    expect(grafana.requests[1]?.data).toEqual({
      title: 'g',
      folderUid: 'kpm-x',
      interval: 10,
      rules: [first, { ...second, isPaused: true }],
    });
  });

  it('refuse to pause a rule that is gone, instead of writing the group without it', async () => {
    const refused = await refusalOf(recorded('17-rule-group-get'), (groups) =>
      groups.setPaused({ ...rule, uid: 'gone' }, true)
    );
    expect(refused.reason).toBe('T 1 is not in its rule group any more.');
  });

  it.each([
    ['18-rule-group-put-viewer-forbidden', /lack the permission .*alert\.rules:write/, /administrator/],
    ['33-rule-group-put-file-provisioned-conflict', /comes from a provisioning file/, /Change it in that file/],
    ['19-rule-group-put-bad-interval', /divided exactly by scheduler interval: 10/, /Report it/],
    ['23-rule-group-put-uid-too-long', /UID is longer than 40 symbols/, /Report it/],
  ])('say why Grafana does not write them: %s', async (name, reason, nextStep) => {
    const refused = await refusalOf(recorded(name), (groups) => groups.write(write));
    expect(refused.reason).toMatch(/^Grafana did not write the rule group g/);
    expect(refused.reason).toMatch(reason);
    expect(refused.nextStep).toMatch(nextStep);
  });

  it('say when Grafana itself fails or does not answer', async () => {
    const failing = await refusalOf({ status: 500, body: undefined }, (groups) => groups.list());
    expect(failing.nextStep).toContain('server log');
    const silent = await refusalOf({ status: 502, body: 'Bad Gateway' }, (groups) => groups.list());
    expect(silent.reason).toContain('502');
  });
});
