import * as v from 'valibot';

import { type StoredQuery, type StoredRule } from '../core/compile/storedRule';
import { listPrometheusDataSources } from './dataSources';
import { Http } from './http';
import { isTooSlow, refusedQuery } from './queryRefusals';
import { Refused, toRefused } from './refused';

const answerSchema = v.looseObject({
  results: v.record(v.string(), v.looseObject({ error: v.optional(v.string()) })),
});

/** A rule whose query does not work, or could not be tried. */
export interface QueryFailure {
  uid: string;
  title: string;
  reason: string;
  nextStep: string;
}

interface Tried {
  rule: StoredRule;
  query: StoredQuery;
}

type Failed = Tried & { refused: Refused };

/** Evaluates queries of rules once, without storing anything. */
export class Evaluation {
  constructor(private readonly http = new Http()) {}

  /** Tries the queries of all rules, most often in one request per data source. @returns those that fail; none is good. */
  async check(rules: StoredRule[]): Promise<QueryFailure[]> {
    const bySource = new Map<string, Tried[]>();
    for (const rule of rules) {
      for (const query of rule.data.filter(({ datasourceUid }) => datasourceUid !== '__expr__')) {
        bySource.set(query.datasourceUid, [...(bySource.get(query.datasourceUid) ?? []), { rule, query }]);
      }
    }
    const failed = await Promise.all([...bySource].map(([uid, tried]) => this.checkSource(uid, tried)));
    return failed.flat().map(({ rule: { uid, title }, refused: { reason, nextStep } }) => ({
      uid,
      title,
      reason,
      nextStep,
    }));
  }

  /**
   * Grafana evaluates one query after the other and gives all of a request the time of one rule (30 s): of a large fleet
   * the last ones have none left, although each alone is fast enough. They are tried again, while that finds any out.
   */
  private async checkSource(datasourceUid: string, tried: Tried[]): Promise<Failed[]> {
    const failed: Failed[] = [];
    let late: Failed[] = [];
    let left = tried;
    let stuck = 0;
    while (stuck < Math.min(left.length, mostStuck)) {
      const failures = await this.tryOnce(datasourceUid, left);
      const firstLate = failures.findIndex(({ refused }) => isTooSlow(refused));
      // What comes after the end of the time fails in other words as well.
      late = firstLate < 0 ? [] : failures.slice(firstLate);
      failed.push(...failures.slice(0, failures.length - late.length));
      stuck = late.length < left.length ? 0 : stuck + 1;
      // The one that used up the time goes last.
      left = [...late.slice(1), ...late.slice(0, 1)];
    }
    return [...failed, ...late];
  }

  private async tryOnce(datasourceUid: string, tried: Tried[]): Promise<Failed[]> {
    const data = tried.map(({ query }, index) => ({
      ...query,
      refId: refIdOf(index),
      model: { ...query.model, refId: refIdOf(index) },
    }));
    try {
      const { results } = await this.http.request(answerSchema, {
        url: '/api/v1/eval',
        method: 'POST',
        body: { condition: refIdOf(0), data },
        action: 'try the queries',
      });
      return tried.flatMap((one, index) => {
        const refused = refusedIn(results[refIdOf(index)], datasourceUid);
        return refused === undefined ? [] : [{ ...one, refused }];
      });
    } catch (thrown) {
      const refused = refusedAsAWhole(toRefused(thrown), datasourceUid);
      return tried.map((one) => ({ ...one, refused }));
    }
  }
}

/** So often nothing new may be found out. */
const mostStuck = 2;

/** Grafana's own words before those of the data source. */
const executing = /^\[sse\.\w+\] failed to execute query \[\w+\]: /;

function refusedIn(result: { error?: string } | undefined, datasourceUid: string): Refused | undefined {
  if (result === undefined) {
    return new Refused('Grafana gave no result for this query.', 'Try again.');
  }
  const { error = '' } = result;
  return error === '' ? undefined : refusedQuery(nameOf(datasourceUid), new Error(error.replace(executing, '')));
}

function refusedAsAWhole(refused: Refused, datasourceUid: string): Refused {
  const { status, answer } = refused;
  return status === 400 && JSON.stringify(answer).includes('data source not found')
    ? new Refused(
        `The data source with uid “${datasourceUid}” is not there.`,
        'Choose another one under Configuration.',
        status,
        answer
      )
    : refused;
}

function nameOf(datasourceUid: string): string {
  return listPrometheusDataSources().find(({ uid }) => uid === datasourceUid)?.name ?? datasourceUid;
}

function refIdOf(index: number): string {
  return `A${index}`;
}
