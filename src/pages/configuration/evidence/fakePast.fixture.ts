import { createDataFrame, FieldType, type DataFrame, type DataQueryResponse } from '@grafana/data';
import { Observable } from 'rxjs';
import * as v from 'valibot';

import { madeLabels } from '../../../core/promql/madeLabels';
import { type FakeDataSource, type QueryRequest } from '../../../../tests/grafana/fakeGrafana';

const asked = v.array(
  v.looseObject({ refId: v.string(), expr: v.string(), range: v.boolean(), interval: v.optional(v.string()) })
);

/** A data source of which nodes, `a1` alone at first, in `prod`, have these values at the last steps of five minutes. */
export class FakePast {
  /** What was asked for in each request. */
  readonly requests: string[][] = [];
  /** Requests that nobody listens to any more, although they were not answered. */
  cancelled = 0;
  targets = 12;
  /** So many violate. */
  nodes = 1;
  /** Of how long there is data: a week of steps, unless a test says otherwise. */
  steps = 7 * 288;
  /** Recorded series are a day old. */
  hasRecordedDay = false;
  refuses = false;
  /** The past is not answered until `release()`. */
  waits = false;
  private waiting: Array<() => void> = [];

  constructor(
    readonly uid: string,
    public values: number[]
  ) {}

  release(): void {
    this.waiting.splice(0).forEach((answer) => answer());
  }

  get asDataSource(): FakeDataSource {
    return { uid: this.uid, name: this.uid, respond: (request) => this.respond(request) };
  }

  private respond(request: QueryRequest): Observable<DataQueryResponse> {
    const queries = v.parse(asked, request.targets);
    const isPast = queries.some(({ range }) => range);
    this.requests.push(queries.map(({ refId, range, interval = '' }) => (range ? `${refId} ${interval}` : refId)));
    return new Observable((subscriber) => {
      let isAnswered = false;
      const answer = () => {
        isAnswered = true;
        subscriber.next(
          this.refuses
            ? { data: [], errors: [{ message: 'too many samples', status: 422 }] }
            : {
                data: queries.flatMap(({ refId, expr, range, interval }) => {
                  const now = request.range.to.valueOf();
                  return range
                    ? questionsIn(expr).flatMap((answers) => this.framesOf(refId, now, answers, interval))
                    : refId === 'recorded' && !this.hasRecordedDay
                      ? []
                      : [this.frameOf(refId, now)];
                }),
              }
        );
        subscriber.complete();
      };
      if (this.waits && isPast) {
        this.waiting.push(answer);
      } else {
        answer();
      }
      return () => {
        this.cancelled += isAnswered ? 0 : 1;
      };
    });
  }

  private framesOf(refId: string, now: number, answers: string, interval?: string): DataFrame[] {
    return Array.from({ length: answers === 'worst' || answers === 'found' ? 1 : this.nodes }, (_, index) =>
      this.frameOf(refId, now, { answers, node: `a${index + 1}` }, interval)
    );
  }

  private frameOf(refId: string, now: number, of?: { answers: string; node: string }, interval = '300s'): DataFrame {
    const step = Number.parseInt(interval, 10) * 1000;
    const end = Math.floor(now / step) * step;
    const all =
      refId === 'targets'
        ? [this.targets]
        : of === undefined
          ? this.values.slice(-1)
          : of.answers === 'found'
            ? Array<number>(this.steps).fill(this.targets)
            : this.values;
    const times = all.map((_, index) => end - (all.length - 1 - index) * step);
    const labels = { cluster: 'prod', job: 'kube-proxy', instance: '10.0.0.1:10249', node: 'a1', ...of };
    return createDataFrame({
      refId,
      fields: [
        { name: 'Time', type: FieldType.time, values: times, config: { interval: step } },
        { name: 'Value', type: FieldType.number, values: all, labels },
      ],
    });
  }
}

/** What a query about the past asks for: each series of its answer names one of these. */
function questionsIn(text: string): string[] {
  return [...text.matchAll(new RegExp(`"${madeLabels.answers}", "([^"]*)"`, 'g'))].map(([, name = '']) => name);
}
