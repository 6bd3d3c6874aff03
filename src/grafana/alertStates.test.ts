import { FakeGrafana, recorded } from '../../tests/grafana/fakeGrafana';
import { AlertStates, type RuleState } from './alertStates';

async function read(name: string, isWanted: (uid: string) => boolean = () => true): Promise<Map<string, RuleState>> {
  const grafana = new FakeGrafana(() => recorded(name));
  const states = await new AlertStates().read('kpm-x', isWanted);
  expect(grafana.requests[0]?.params).toEqual({ folder_uid: 'kpm-x', limit_alerts: 20 });
  return new Map(states.map((state) => [state.uid, state]));
}

describe('states of rules', () => {
  it.each([
    ['kpm-s-firing', 'firing'],
    ['kpm-s-pending', 'pending'],
    ['kpm-s-normal', 'inactive'],
    ['kpm-s-nodata', 'firing'],
    ['kpm-s-error', 'inactive'],
    ['kpm-s-paused', 'inactive'],
  ])('knows what %s does: %s', async (uid, activity) => {
    expect((await read('29-rules-state-each-state')).get(uid)?.activity).toBe(activity);
  });

  it('names who fires, since when, with the rendered message', async () => {
    const firing = (await read('29-rules-state-each-state')).get('kpm-s-firing');
    expect(firing?.instances).toEqual([
      {
        labels: expect.objectContaining({ instance: '127.0.0.1:9' }),
        summary: '127.0.0.1:9 0s',
        state: 'Alerting',
        since: Date.parse('2026-11-23T01:02:40Z'),
      },
    ]);
  });

  it('tells the health and how long after its turn an evaluation was done', async () => {
    const firing = (await read('29-rules-state-each-state')).get('kpm-s-firing');
    expect(firing).toMatchObject({ health: 'ok', evaluationSeconds: expect.closeTo(2.226, 3) });
  });

  it('tells a rule that records from one that alerts', async () => {
    const rule = { folderUid: 'kpm-x', name: 'cluster:x:sum', lastEvaluation: '0001-01-01T00:00:00Z', health: 'ok' };
    const rules = [
      { ...rule, uid: 'kpm-s-r', type: 'recording' },
      { ...rule, uid: 'kpm-s-w', type: 'alerting', labels: { severity: 'warning' } },
    ];
    new FakeGrafana(() => ({ status: 200, body: { status: 'success', data: { groups: [{ name: 'g', rules }] } } }));
    const states = await new AlertStates().read('kpm-x', () => true);
    expect(states.map(({ isRecording, severity }) => [isRecording, severity])).toEqual([
      [true, ''],
      [false, 'warning'],
    ]);
  });

  it('leaves out a message that Grafana has not filled in yet, as after its restart', async () => {
    const alerts = [
      { state: 'Pending', labels: { cluster: 'a' }, annotations: { summary: 'Down in {{ $labels.cluster }}' } },
    ];
    const rules = [
      { uid: 'kpm-s-c', folderUid: 'kpm-x', name: 'Down', type: 'alerting', health: 'ok', lastEvaluation: '', alerts },
    ];
    new FakeGrafana(() => ({ status: 200, body: { status: 'success', data: { groups: [{ name: 'g', rules }] } } }));
    const [state] = await new AlertStates().read('kpm-x', () => true);
    expect(state?.instances).toEqual([expect.objectContaining({ labels: { cluster: 'a' }, summary: '' })]);
  });

  it('tells a paused rule, which was never evaluated', async () => {
    const paused = (await read('29-rules-state-each-state')).get('kpm-s-paused');
    expect(paused).toMatchObject({ isPaused: true, instances: [] });
    expect(paused?.lastEvaluation).toBeUndefined();
  });

  it('tells a failing query, also where the rule keeps its last state and says that it is healthy', async () => {
    const states = await read('29-rules-state-each-state');
    expect(states.get('kpm-s-error')?.error).toContain('unexpected left brace');
    expect(states.get('kpm-s-error-keep')?.error).toContain('unexpected left brace');
    expect(states.get('kpm-s-firing')?.error).toBeUndefined();
  });

  it('counts healthy series nowhere', async () => {
    const states = await read('36-rules-state');
    expect(states.get('kpm-g-0')).toMatchObject({ activity: 'pending', activeCount: 1 });
    expect(states.get('kpm-g-0')?.instances).toHaveLength(1);
  });

  it('lists as many alerts as the reader asks for', async () => {
    const grafana = new FakeGrafana(() => recorded('36-rules-state'));
    await new AlertStates().read('kpm-x', () => true, 1000);
    expect(grafana.requests[0]?.params).toMatchObject({ limit_alerts: 1000 });
  });

  it('counts all alerts where Grafana lists only some', async () => {
    const states = await read('31-rules-state-limit-alerts');
    expect(states.get('kpm-g-0')?.activeCount).toBe(1);
  });

  it('sees a rule whose alert recovers', async () => {
    expect((await read('30-rules-state-recovering')).get('kpm-s-recovering')?.activity).toBe('recovering');
  });

  it('leaves out rules of others, which Grafana shows for a folder that the user may not see', async () => {
    const states = await read('36-rules-state', (uid) => uid === 'kpm-g-1');
    expect([...states.keys()]).toEqual(['kpm-g-1']);
  });
});
