import { comparableRule, type ComparableQuery, type ComparableRule } from '../compile/comparableRule';
import { canonicalText } from '../compile/fingerprint';
import { type StoredRule } from '../compile/storedRule';
import { toDuration } from '../promql/duration';
import { rememberedFields, type Field } from './field';
import { rememberedNumbers, type TunedNumber } from './tunedNumbers';

/** Annotations that repeat numbers of the expression in words. */
const messages = new Set(['summary', 'description']);

/** What a rule has to remember of itself when it is applied. */
export function fieldsToRemember(rule: StoredRule, tuned: readonly TunedNumber[]): Record<string, string> {
  const comparable = comparableRule(rule);
  const { queries } = comparable;
  const fields = [...queries.flatMap(queryFields), orderOf(queries), ...otherFields(comparable)];
  return { ...rememberedFields(fields), ...rememberedNumbers(tuned) };
}

/** Everything in which a rule can differ from another beside its queries. */
export function otherFields(rule: ComparableRule): Field[] {
  return [
    value('for', 'for', durationText(rule.for)),
    value('keep', 'keep firing for', durationText(rule.keepFiringFor)),
    value('told', 'contact point', rule.contactPoint === '' ? 'notification policies' : rule.contactPoint),
    value('noData', 'when there is no data', rule.noDataState),
    value('error', 'when the query fails', rule.execErrState),
    value('resolve', 'evaluations to resolve', String(rule.evaluationsToResolve)),
    value('condition', 'condition', rule.condition),
    value('title', 'title', rule.title),
    value('group', 'group', rule.group),
    value('folder', 'folder', rule.folderUid),
    value('records', 'records', rule.record?.metric ?? ''),
    value('into', 'written into data source', rule.record?.target ?? ''),
    value('from', 'written from query', rule.record?.from ?? ''),
    ...Object.entries(rule.labels).map(([name, text]) => value(`l ${name}`, `label ${name}`, text)),
    ...Object.entries(rule.annotations).map(([name, text]) => annotation(name, text)),
    { key: 'notify', name: 'notification settings', text: objectText(rule.notification), kind: 'text' },
  ];
}

/** Everything in which a query of a rule can differ, what it asks first. */
export function queryFields(query: ComparableQuery): Field[] {
  const { refId, datasourceUid, queryType } = query;
  const { expr = '', expression = '', ...options } = query.model;
  return [
    { key: `${refId} query`, name: 'expression', text: String(expr), kind: 'query' },
    { key: `${refId} math`, name: `condition ${refId}`, text: String(expression), kind: 'query' },
    value(sourceKey(refId), 'data source', datasourceUid),
    value(`${refId} window`, 'queried time', windowText(query)),
    {
      key: `${refId} options`,
      name: `options of query ${refId}`,
      text: canonicalText([options, queryType]),
      kind: 'text',
    },
  ];
}

/** Every query has a data source, so this key also tells whether it was there. */
export function sourceKey(refId: string): string {
  return `${refId} source`;
}

/** The queries of a rule by name, in their order. */
export function orderOf(queries: readonly ComparableQuery[]): Field {
  return value('order', 'order of the queries', queries.map(({ refId }) => refId).join(', '));
}

function value(key: string, name: string, text: string): Field {
  return { key, name, text, kind: 'value' };
}

function annotation(name: string, text: string): Field {
  const isMessage = messages.has(name);
  return { key: `n ${name}`, name: isMessage ? name : `annotation ${name}`, text, kind: isMessage ? 'text' : 'value' };
}

function objectText(object: Record<string, unknown>): string {
  return Object.keys(object).length === 0 ? '' : canonicalText(object);
}

function windowText({ window: { from, to } }: ComparableQuery): string {
  return to === 0 ? `last ${toDuration(from)}` : `${toDuration(from)} to ${toDuration(to)} ago`;
}

function durationText(duration: number | string): string {
  return typeof duration === 'number' ? toDuration(duration) : duration;
}
