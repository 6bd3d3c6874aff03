import * as v from 'valibot';

import { type StoredQuery, type StoredRule } from '../core/compile/storedRule';
import { Http } from './http';
import { toRefused } from './refused';

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

/** Evaluates queries of rules once, without storing anything. */
export class Evaluation {
  constructor(private readonly http = new Http()) {}

  /** Tries the queries of all rules, one request per data source. @returns the rules whose query fails; none is good. */
  async check(rules: StoredRule[]): Promise<QueryFailure[]> {
    const bySource = new Map<string, Array<{ rule: StoredRule; query: StoredQuery }>>();
    for (const rule of rules) {
      for (const query of rule.data.filter(({ datasourceUid }) => datasourceUid !== '__expr__')) {
        bySource.set(query.datasourceUid, [...(bySource.get(query.datasourceUid) ?? []), { rule, query }]);
      }
    }
    const failures = await Promise.all([...bySource].map(([uid, tried]) => this.checkSource(uid, tried)));
    return failures.flat();
  }

  private async checkSource(
    datasourceUid: string,
    tried: Array<{ rule: StoredRule; query: StoredQuery }>
  ): Promise<QueryFailure[]> {
    const data = tried.map(({ query }, index) => ({
      ...query,
      refId: refIdOf(index),
      model: { ...query.model, refId: refIdOf(index) },
    }));
    const failed = ({ rule: { uid, title } }: { rule: StoredRule }, reason: string, nextStep: string) => ({
      uid,
      title,
      reason,
      nextStep,
    });
    try {
      const { results } = await this.http.request(answerSchema, {
        url: '/api/v1/eval',
        method: 'POST',
        body: { condition: refIdOf(0), data },
        action: 'try the queries',
      });
      return tried.flatMap((one, index) => {
        const result = results[refIdOf(index)];
        if (result === undefined) {
          return [failed(one, 'Grafana gave no result for this query.', 'Try again.')];
        }
        return result.error === undefined || result.error === ''
          ? []
          : [
              failed(
                one,
                result.error,
                'Test the data source (Connections → Data sources → Test), or try the query in Explore.'
              ),
            ];
      });
    } catch (thrown) {
      const { reason, nextStep, status, answer } = toRefused(thrown);
      const isMissing = status === 400 && JSON.stringify(answer).includes('data source not found');
      return tried.map((one) =>
        isMissing
          ? failed(
              one,
              `The data source with uid “${datasourceUid}” is not there.`,
              'Choose another one under Configuration.'
            )
          : failed(one, reason, nextStep)
      );
    }
  }
}

function refIdOf(index: number): string {
  return `A${index}`;
}
