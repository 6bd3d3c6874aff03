import { isFetchError } from '@grafana/runtime';
import * as v from 'valibot';

import { Refused } from './refused';

const anError = v.object({
  message: v.optional(v.string()),
  status: v.optional(v.number()),
  cancelled: v.optional(v.boolean()),
  data: v.optional(v.unknown()),
});

const body = v.object({ message: v.optional(v.string()), error: v.optional(v.string()) });

const unreachable =
  /connection refused|dial tcp|no such host|bad gateway|service unavailable|connection reset|EOF|network is unreachable|failed to fetch/i;
const notUnderstood = /parse error|bad_data|invalid parameter|invalid expression/i;
const notAnswerable = /many-to-many|duplicate (series|sample)|grouping labels/i;
const neverReached = /connection refused|dial tcp|no such host|network is unreachable/i;
const tookTooLong = /timed? ?out|deadline exceeded|awaiting headers|gateway time-?out/i;
const readsTooMuch = /query processing would|too many samples|limit/i;

/** Why a query brought nothing, from whatever Grafana said or threw, with what to do about it. */
export function refusedQuery(dataSource: string, thrown: unknown): Refused {
  if (thrown instanceof Refused) {
    return thrown;
  }
  const parsed = v.safeParse(anError, thrown);
  const { message, status, cancelled } = parsed.success ? parsed.output : { message: String(thrown) };
  const said = bodyMessage(thrown) ?? message ?? 'no answer';
  if (cancelled) {
    return new Refused('The query was cancelled.', 'Try again.', status, thrown);
  }
  if (status === 401 || status === 403) {
    return new Refused(
      `You may not query the data source “${dataSource}”.`,
      'Ask an administrator for the right to query it.',
      status,
      thrown
    );
  }
  if (status === 404) {
    return new Refused(
      `Grafana does not find the data source “${dataSource}” (${said}).`,
      'Choose another one under Configuration.',
      status,
      thrown
    );
  }
  if ((tookTooLong.test(said) && !neverReached.test(said)) || status === 504) {
    return new TooSlow(
      `The data source “${dataSource}” took too long to answer: ${said}`,
      'Try again. If it stays, raise the timeout of the data source and of the proxies before it, or switch recording rules on under Configuration; if no query is answered, test the data source (Connections → Data sources → Test).',
      status,
      thrown
    );
  }
  if (readsTooMuch.test(said)) {
    return new Refused(
      `The data source “${dataSource}” refuses to read that much: ${said}`,
      'Switch recording rules on under Configuration, or raise that limit of the data source.',
      status,
      thrown
    );
  }
  if (unreachable.test(said) || (status !== undefined && status >= 502 && status <= 503)) {
    return new Refused(
      `The data source “${dataSource}” does not answer: ${said}`,
      'Check that Prometheus runs and that its address in the data source is right (Connections → Data sources → Test).',
      status,
      thrown
    );
  }
  if (notUnderstood.test(said)) {
    return new Refused(
      `The data source “${dataSource}” does not accept the query: ${said}`,
      'Check the job and the cluster label under Configuration. If they are right, report it with the details.',
      status,
      thrown
    );
  }
  if (notAnswerable.test(said)) {
    return new Refused(
      `The data source “${dataSource}” cannot evaluate the query: ${said}`,
      'Check that the job selects only kube-proxy, and that the series of all clusters carry the cluster label.',
      status,
      thrown
    );
  }
  return new Refused(
    `The data source “${dataSource}” refused the query: ${said}`,
    'Test the data source (Connections → Data sources → Test) and try again.',
    status,
    thrown
  );
}

/** The data source was reached, and did not answer in time. */
class TooSlow extends Refused {}

export function isTooSlow(refused: Refused): boolean {
  return refused instanceof TooSlow;
}

function bodyMessage(thrown: unknown): string | undefined {
  if (!isFetchError(thrown)) {
    return undefined;
  }
  const parsed = v.safeParse(body, thrown.data);
  return parsed.success ? (parsed.output.message ?? parsed.output.error) : undefined;
}
