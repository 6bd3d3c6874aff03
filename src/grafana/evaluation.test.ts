import { fakeDataSources, FakeGrafana, recorded } from '../../tests/grafana/fakeGrafana';
import { compileGrafanaRules } from '../core/compile/grafanaRules';
import { bundledSettings } from '../core/settings/bundledSettings';
import { Evaluation } from './evaluation';

interface AskedQuery {
  refId: string;
  model: { expr: string };
}

const rules = compileGrafanaRules(bundledSettings()).flatMap((group) => group.rules);

/** A Grafana that evaluates one query after the other until the time is over. */
function slowGrafana(secondsOf: (expr: string) => number): FakeGrafana {
  return new FakeGrafana(({ data }) => {
    const queries: AskedQuery[] = Object(data).data;
    let seconds = 0;
    const results = queries.map(({ refId, model: { expr } }) => {
      seconds += secondsOf(expr);
      const error = `[sse.dataQueryError] failed to execute query [${refId}]: Post "http://prometheus/api/v1/query": context deadline exceeded`;
      return [refId, seconds > 30 ? { error, status: 500, frames: [] } : { status: 200, frames: [] }];
    });
    return { status: 200, body: { results: Object.fromEntries(results) } };
  });
}
const exprOf = (rule: (typeof rules)[number] | undefined) => rule?.data[0]?.model['expr'];

describe('queries of a large fleet', () => {
  beforeEach(() => fakeDataSources([{ uid: 'prometheus', name: 'Prometheus' }]));

  it('are tried again when there was no time left for them', async () => {
    const grafana = slowGrafana(() => 3);
    expect(await new Evaluation().check(rules)).toEqual([]);
    expect(grafana.requests).toHaveLength(Math.ceil(rules.length / 10));
  });

  it.each([0, 3])('do not fail because the one at place %i is too slow', async (place) => {
    const slow = rules[place];
    const grafana = slowGrafana((expr) => (expr === exprOf(slow) ? 31 : 0.1));
    const failures = await new Evaluation().check(rules.slice(0, 6));
    expect(failures.map(({ uid }) => uid)).toEqual([slow?.uid]);
    expect(failures[0]?.reason).toBe(
      'The data source “Prometheus” took too long to answer: Post "http://prometheus/api/v1/query": context deadline exceeded'
    );
    expect(grafana.requests).toHaveLength(3);
  });

  it('are given up after two rounds in which none answered', async () => {
    const grafana = slowGrafana(() => 31);
    expect(await new Evaluation().check(rules)).toHaveLength(rules.length);
    expect(grafana.requests).toHaveLength(2);
  });
});

describe('trying queries', () => {
  beforeEach(() => fakeDataSources([{ uid: 'prometheus', name: 'Prometheus' }]));

  it('finds nothing wrong with queries that bring frames', async () => {
    new FakeGrafana(({ data }) => {
      const results = Object(data).data.map(({ refId }: { refId: string }) => [refId, { status: 200, frames: [] }]);
      return { status: 200, body: { results: Object.fromEntries(results) } };
    });
    expect(await new Evaluation().check(rules)).toEqual([]);
  });

  it('names the rule whose query fails inside an answer that says 200', async () => {
    const recording = recorded('38-eval-bad-promql');
    new FakeGrafana(() => {
      const { A } = Object(recording.body).results;
      return { status: 200, body: { results: { A0: { status: 200, frames: [] }, A1: A } } };
    });
    const failures = await new Evaluation().check(rules.slice(0, 2));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ uid: rules[1]?.uid, title: rules[1]?.title });
    expect(failures[0]?.reason).toContain('unexpected left brace');
  });

  it('does not take a query without a result for a good one', async () => {
    new FakeGrafana(() => ({ status: 200, body: { results: {} } }));
    expect(await new Evaluation().check(rules.slice(0, 1))).toHaveLength(1);
  });

  it('says for every rule of a source that its data source is gone, and how to choose another', async () => {
    new FakeGrafana(() => recorded('39-eval-missing-datasource'));
    const failures = await new Evaluation().check(rules.slice(0, 2));
    expect(failures.map(({ reason }) => reason)).toEqual(
      Array(2).fill('The data source with uid “prometheus” is not there.')
    );
    expect(failures[0]?.nextStep).toContain('Configuration');
  });

  it('asks each source once', async () => {
    const grafana = new FakeGrafana(() => recorded('39-eval-missing-datasource'));
    const other = rules.map((rule) => ({
      ...rule,
      data: rule.data.map((query) => (query.refId === 'A' ? { ...query, datasourceUid: 'other' } : query)),
    }));
    await new Evaluation().check([...rules, ...other]);
    expect(grafana.requests).toHaveLength(2);
  });
});
