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

const where = '(Connections → Data sources → Test)';

/** Why a query brought nothing, and what to do about it. */
interface Kind {
  /** In what was said; left out where the status tells. */
  says?: RegExp;
  statuses?: readonly number[];
  reason: (dataSource: string, said: string) => string;
  nextStep: string;
}

const neverReached =
  /connection refused|dial tcp|no such host|bad gateway|service unavailable|connection reset|EOF|network is unreachable|failed to fetch/i;

const tooSlow: Kind = {
  says: /timed? ?out|deadline exceeded|awaiting headers/i,
  statuses: [504],
  reason: (dataSource, said) => `The data source “${dataSource}” took too long to answer: ${said}`,
  nextStep: `Try again. If it stays, raise the timeout of the data source and of the proxies before it, or switch recording rules on under Configuration; if no query is answered, test the data source ${where}.`,
};

/** The first that fits is told. */
const kinds: readonly Kind[] = [
  {
    statuses: [401, 403],
    reason: (dataSource) => `You may not query the data source “${dataSource}”.`,
    nextStep: 'Ask an administrator for the right to query it.',
  },
  {
    statuses: [404],
    reason: (dataSource, said) => `Grafana does not find the data source “${dataSource}” (${said}).`,
    nextStep: 'Choose another one under Configuration.',
  },
  {
    says: neverReached,
    statuses: [502, 503],
    reason: (dataSource, said) => `The data source “${dataSource}” does not answer: ${said}`,
    nextStep: `Check that Prometheus runs and that its address in the data source is right ${where}.`,
  },
  tooSlow,
  {
    says: /query processing would|too many samples|limit/i,
    reason: (dataSource, said) => `The data source “${dataSource}” refuses to read that much: ${said}`,
    nextStep: 'Switch recording rules on under Configuration, or raise that limit of the data source.',
  },
  {
    says: /parse error|bad_data|invalid parameter|invalid expression/i,
    reason: (dataSource, said) => `The data source “${dataSource}” does not accept the query: ${said}`,
    nextStep: 'Check the job and the cluster label under Configuration. If they are right, report it with the details.',
  },
  {
    says: /many-to-many|duplicate (series|sample)|grouping labels/i,
    reason: (dataSource, said) => `The data source “${dataSource}” cannot evaluate the query: ${said}`,
    nextStep:
      'Check that the job selects only kube-proxy, and that the series of all clusters carry the cluster label.',
  },
];

const other: Kind = {
  reason: (dataSource, said) => `The data source “${dataSource}” refused the query: ${said}`,
  nextStep: `Test the data source ${where} and try again.`,
};

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
  const kind = kinds.find((one) => isOf(one, said, status)) ?? other;
  const { reason, nextStep } = kind;
  const RefusedAs = kind === tooSlow ? TooSlow : Refused;
  return new RefusedAs(reason(dataSource, said), nextStep, status, thrown);
}

function isOf({ says, statuses = [] }: Kind, said: string, status: number | undefined): boolean {
  return (status !== undefined && statuses.includes(status)) || says?.test(said) === true;
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
