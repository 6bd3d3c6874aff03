import { comparableQuery, comparableRule, type ComparableQuery, type ComparableRule } from '../compile/comparableRule';
import { fingerprint } from '../compile/fingerprint';
import { type StoredRule } from '../compile/storedRule';
import { toDuration } from '../promql/duration';
import { type Difference } from './change';
import { numberDifferences } from './numberDifferences';
import { type TunedNumber } from './tunedNumbers';

/** Annotations that repeat numbers of the expression in words. */
const messages = new Set(['summary', 'description']);

/** Everything in which the two rules differ, the most telling first; empty exactly when they mean the same. */
export function ruleDifferences(wanted: StoredRule, found: StoredRule, tuned: TunedNumber[]): Difference[] {
  const [want, have] = [comparableRule(wanted), comparableRule(found)];
  return [
    ...queryDifferences(want.queries, have.queries, tuned),
    ...[...plainFields(want)].flatMap(([field, text]) => difference(field, text, plainFields(have).get(field) ?? '')),
    ...entryDifferences('label', want.labels, have.labels),
    ...entryDifferences('annotation', want.annotations, have.annotations),
    ...different('notification settings', want.notification, have.notification),
  ];
}

/** What a rule that is not there yet will be. */
export function newRuleDifferences({ for: lasting, data, annotations, record }: StoredRule): Difference[] {
  const [first] = data;
  const expression = query('expression', first === undefined ? '' : textOf(comparableQuery(first)), '');
  return record
    ? [value('records', record.metric, ''), expression]
    : [
        value('for', lasting, ''),
        expression,
        { ...value('description', annotations?.['description'] ?? '', ''), kind: 'text' },
      ];
}

function plainFields(rule: ComparableRule): Map<string, string> {
  return new Map([
    ['for', durationText(rule.for)],
    ['keep firing for', durationText(rule.keepFiringFor)],
    ['contact point', rule.contactPoint === '' ? 'notification policies' : rule.contactPoint],
    ['when there is no data', rule.noDataState],
    ['when the query fails', rule.execErrState],
    ['evaluations to resolve', String(rule.evaluationsToResolve)],
    ['condition', rule.condition],
    ['title', rule.title],
    ['group', rule.group],
    ['folder', rule.folderUid],
    ['records', rule.record?.metric ?? ''],
    ['written into data source', rule.record?.target ?? ''],
    ['written from query', rule.record?.from ?? ''],
  ]);
}

function queryDifferences(want: ComparableQuery[], have: ComparableQuery[], tuned: TunedNumber[]): Difference[] {
  const refIds = [...new Set([...want, ...have].map(({ refId }) => refId))];
  const differences = refIds.flatMap((refId) => {
    const of = (queries: ComparableQuery[]) => queries.find((query) => query.refId === refId);
    return oneQueryDifferences(refId, of(want), of(have), tuned);
  });
  const isReordered = differences.length === 0 && fingerprint(want) !== fingerprint(have);
  return isReordered ? [value('order of the queries', names(want), names(have))] : differences;
}

function names(queries: ComparableQuery[]): string {
  return queries.map(({ refId }) => refId).join(', ');
}

function oneQueryDifferences(
  refId: string,
  want: ComparableQuery | undefined,
  have: ComparableQuery | undefined,
  tuned: TunedNumber[]
): Difference[] {
  if (want === undefined || have === undefined) {
    return [query(`query ${refId}`, textOf(want), textOf(have))];
  }
  const { expr: wantText, expression: wantMath, ...wantRest } = want.model;
  const { expr: haveText, expression: haveMath, ...haveRest } = have.model;
  return [
    ...expressionDifferences(String(wantText ?? ''), String(haveText ?? ''), tuned),
    ...(wantMath === haveMath ? [] : [query(`condition ${refId}`, String(wantMath ?? ''), String(haveMath ?? ''))]),
    ...difference('data source', want.datasourceUid, have.datasourceUid),
    ...difference('queried time', windowText(want), windowText(have)),
    ...different(`options of query ${refId}`, [wantRest, want.queryType], [haveRest, have.queryType]),
  ];
}

function expressionDifferences(want: string, have: string, tuned: TunedNumber[]): Difference[] {
  return want === have ? [] : [...(numberDifferences(want, have, tuned) ?? []), query('expression', want, have)];
}

function entryDifferences(what: string, want: Record<string, string>, have: Record<string, string>): Difference[] {
  return [...new Set([...Object.keys(want), ...Object.keys(have)])].flatMap((name) =>
    difference(messages.has(name) ? name : `${what} ${name}`, want[name] ?? '', have[name] ?? '').map((one) =>
      messages.has(name) ? { ...one, kind: 'text' as const } : one
    )
  );
}

function difference(field: string, wanted: string, found: string): Difference[] {
  return wanted === found ? [] : [value(field, wanted, found)];
}

function different(field: string, wanted: unknown, found: unknown): Difference[] {
  return fingerprint(wanted) === fingerprint(found)
    ? []
    : [{ field, wanted: JSON.stringify(wanted), found: JSON.stringify(found), kind: 'text' }];
}

function value(field: string, wanted: string, found: string): Difference {
  return { field, wanted, found, kind: 'value' };
}

function query(field: string, wanted: string, found: string): Difference {
  return { field, wanted, found, kind: 'query' };
}

function textOf(one: ComparableQuery | undefined): string {
  return one === undefined ? '' : String(one.model['expr'] ?? one.model['expression'] ?? JSON.stringify(one.model));
}

function windowText({ window: { from, to } }: ComparableQuery): string {
  return to === 0 ? `last ${toDuration(from)}` : `${toDuration(from)} to ${toDuration(to)} ago`;
}

function durationText(duration: number | string): string {
  return typeof duration === 'number' ? toDuration(duration) : duration;
}
