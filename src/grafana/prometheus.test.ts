import { type DataQueryResponse } from '@grafana/data';
import { Observable } from 'rxjs';

import { fakeDataSources, FakeGrafana, recorded } from '../../tests/grafana/fakeGrafana';
import { queryInstant, queryInstantEach, queryRange } from './prometheus';
import { Refused } from './refused';

const range = { from: 0, to: 60_000 };
const up = { text: 'up', stepSeconds: 15 };

function answering(...names: string[]) {
  fakeDataSources([
    { uid: 'prom', name: 'Prometheus' },
    { uid: 'logs', name: 'Logs', type: 'loki' },
  ]);
  return new FakeGrafana(() => recorded(names.shift() ?? '42-ds-query-empty'));
}

const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (thrown: unknown) => thrown
  );

describe('queries to Prometheus', () => {
  it('give samples with their labels, the name of the metric among them', async () => {
    answering('40-ds-query-instant-table');
    const { A } = await queryInstant('prom', { A: 'up' });
    expect(A?.slice(0, 2)).toEqual([
      { labels: { __name__: 'up', instance: '127.0.0.1:3000', job: 'kube-proxy' }, value: 1 },
      { labels: { __name__: 'up', instance: '127.0.0.1:9', job: 'kube-proxy' }, value: 0 },
    ]);
  });

  it('ask for everything in one request', async () => {
    const grafana = answering('42-ds-query-empty');
    expect(await queryInstant('prom', { A: 'up', running: 'sum(up)' })).toEqual({ A: [], running: [] });
    expect(grafana.requests).toHaveLength(1);
    expect(grafana.requests[0]?.data.queries).toMatchObject([
      { refId: 'A', expr: 'up', instant: true, range: false, datasource: { uid: 'prom', type: 'prometheus' } },
      { refId: 'running', expr: 'sum(up)', instant: true, range: false },
    ]);
  });

  it('give series over a range', async () => {
    const grafana = answering('41-ds-query-range');
    const { A } = await queryRange('prom', { A: up }, range);
    expect(A?.[0]?.labels).toEqual({ __name__: 'up', instance: '127.0.0.1:3000', job: 'kube-proxy' });
    expect(A?.[0]?.times.length).toBe(A?.[0]?.values.length);
    expect(A?.[0]?.times[0]).toBe(1795395690000);
    expect(grafana.requests[0]?.data.queries[0]).toMatchObject({ instant: false, range: true, interval: '15s' });
  });

  it('say at which step a series was evaluated', async () => {
    answering('41-ds-query-range');
    const { A } = await queryRange('prom', { A: up }, range);
    expect(A?.map(({ stepSeconds }) => stepSeconds)).toEqual([15, 15, 15]);
  });

  it('over a range have a step each, in one request', async () => {
    const grafana = answering('42-ds-query-empty');
    await queryRange('prom', { A: up, rough: { text: 'up', stepSeconds: 900 } }, range);
    expect(grafana.requests).toHaveLength(1);
    expect(grafana.requests[0]?.data.queries).toMatchObject([
      { interval: '15s', intervalMs: 15_000 },
      { interval: '900s', intervalMs: 15_000 },
    ]);
  });

  it('are cancelled when nobody waits for them any more', async () => {
    let [sent, listening] = [() => {}, false];
    const isSent = new Promise<void>((resolve) => (sent = resolve));
    const never = new Observable<DataQueryResponse>(() => {
      listening = true;
      sent();
      return () => (listening = false);
    });
    fakeDataSources([{ uid: 'prom', name: 'Prometheus', respond: () => never }]);
    const controller = new AbortController();
    const attempt = failure(queryRange('prom', { A: up }, range, controller.signal));
    await isSent;
    expect(listening).toBe(true);
    controller.abort();
    expect(await attempt).toBeInstanceOf(Refused);
    expect(listening).toBe(false);
  });

  it('are not sent when they were cancelled before', async () => {
    const grafana = answering('42-ds-query-empty');
    expect(await failure(queryInstant('prom', { A: 'up' }, AbortSignal.abort()))).toBeInstanceOf(Refused);
    expect(grafana.requests).toEqual([]);
  });

  it('say what Prometheus does not understand', async () => {
    answering('43-ds-query-bad-promql');
    expect(await failure(queryInstant('prom', { A: 'up{{' }))).toMatchObject({
      reason: expect.stringContaining('unexpected left brace'),
      nextStep: expect.stringContaining('Configuration'),
    });
  });

  it('leave the others their answers when one fails', async () => {
    const body = {
      results: {
        A: Object(recorded('40-ds-query-instant-table').body).results.A,
        B: { error: 'bad_data: parse error', status: 400 },
      },
    };
    answering();
    new FakeGrafana(() => ({ status: 400, body }));
    const { A, B } = await queryInstantEach('prom', { A: 'up', B: 'up{{' });
    expect(A).toHaveLength(3);
    expect(B).toBeInstanceOf(Refused);
  });

  const post = 'Post "http://prometheus:9090/api/v1/query": ';

  it.each([
    [`${post}dial tcp: connect: connection refused`, 'does not answer', 'Check that Prometheus runs'],
    [`${post}dial tcp 10.0.0.1:9090: i/o timeout`, 'does not answer', 'Check that Prometheus runs'],
    [
      `${post}context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
      'too long',
      'raise the timeout',
    ],
    ['timeout: query timed out in expression evaluation', 'too long', 'raise the timeout'],
    ['execution: query processing would load too many samples into memory', 'read that much', 'recording rules'],
    ['found duplicate series for the match group', 'cannot evaluate', 'selects only kube-proxy'],
  ])('that fail with “%s” are told as “%s”', async (error, reason, nextStep) => {
    fakeDataSources([{ uid: 'prom', name: 'Prometheus', answer: () => ({ error, status: 500 }) }]);
    expect(await failure(queryInstant('prom', { A: 'up' }))).toMatchObject({
      reason: expect.stringContaining(reason),
      nextStep: expect.stringContaining(nextStep),
    });
  });

  it('say that the data source is gone', async () => {
    answering('44-ds-query-unknown-datasource');
    expect(await failure(queryInstant('prom', { A: 'up' }))).toMatchObject({ status: 404 });
    expect(await failure(queryInstant('nope', { A: 'up' }))).toMatchObject({
      reason: expect.stringContaining('“nope”'),
    });
  });

  it('are not sent to a data source that does not speak PromQL', async () => {
    const grafana = answering();
    expect(await failure(queryInstant('logs', { A: 'up' }))).toMatchObject({ reason: expect.stringContaining('loki') });
    expect(grafana.requests).toEqual([]);
  });
});
