import { comparableQuery, comparableRule, type ComparableQuery } from '../compile/comparableRule';
import { type StoredRule } from '../compile/storedRule';
import { type Difference } from './change';
import { type Field } from './field';
import { fieldDifference, fieldDifferences } from './fieldDifferences';
import { numberDifferences } from './numberDifferences';
import { noMemory, ownershipOf, type Memory } from './ownership';
import { orderOf, otherFields, queryFields, sourceKey } from './ruleFields';
import { withAppliedNumbers, type TunedNumber } from './tunedNumbers';

/** Everything in which the two rules differ, the most telling first; empty exactly when they mean the same. */
export function ruleDifferences(
  wanted: StoredRule,
  found: StoredRule,
  tuned: TunedNumber[],
  memory: Memory = noMemory
): Difference[] {
  const [want, have] = [comparableRule(wanted), comparableRule(found)];
  return [
    ...queryDifferences(want.queries, have.queries, withAppliedNumbers(tuned, memory.fields), memory),
    ...fieldDifferences(otherFields(want), otherFields(have), memory),
  ];
}

/** What a rule that is not there yet will be. */
export function newRuleDifferences({ for: lasting, data, annotations, record }: StoredRule): Difference[] {
  const [first] = data;
  const expression = newOne('expression', first === undefined ? '' : textOf(comparableQuery(first)), 'query');
  return record
    ? [newOne('records', record.metric, 'value'), expression]
    : [newOne('for', lasting, 'value'), expression, newOne('description', annotations?.['description'] ?? '', 'text')];
}

function newOne(field: string, wanted: string, kind: Difference['kind']): Difference {
  return { field, wanted, found: '', kind };
}

function queryDifferences(
  want: ComparableQuery[],
  have: ComparableQuery[],
  tuned: TunedNumber[],
  memory: Memory
): Difference[] {
  const refIds = [...new Set([...want, ...have].map(({ refId }) => refId))];
  const differences = refIds.flatMap((refId) => {
    const of = (queries: ComparableQuery[]) => queries.find((query) => query.refId === refId);
    return oneQueryDifferences(refId, of(want), of(have), tuned, memory);
  });
  return differences.length > 0 ? differences : fieldDifferences([orderOf(want)], [orderOf(have)], memory);
}

function oneQueryDifferences(
  refId: string,
  want: ComparableQuery | undefined,
  have: ComparableQuery | undefined,
  tuned: TunedNumber[],
  memory: Memory
): Difference[] {
  if (want === undefined || have === undefined) {
    return [wholeQuery(refId, want, have, memory)];
  }
  return pairsOf(queryFields(want), queryFields(have)).flatMap(({ wanted, found }) => {
    if (wanted.text === found.text) {
      return [];
    }
    const difference = fieldDifference(wanted, found.text, memory);
    return wanted.name === 'expression' ? [...(numberDifferences(difference, tuned) ?? []), difference] : [difference];
  });
}

/** The fields of two queries come in the same order. */
function pairsOf(want: Field[], have: Field[]): Array<{ wanted: Field; found: Field }> {
  return want.flatMap((wanted, index) => {
    const found = have[index];
    return found === undefined ? [] : [{ wanted, found }];
  });
}

/** A query that only one of both has. */
function wholeQuery(
  refId: string,
  want: ComparableQuery | undefined,
  have: ComparableQuery | undefined,
  memory: Memory
): Difference {
  const [wanted, found] = [textOf(want), textOf(have)];
  const { changedBy } = ownershipOf(sourceKey(refId), have?.datasourceUid ?? '', want?.datasourceUid ?? '', memory);
  const applied = changedBy === 'settings' ? found : changedBy === 'hand' ? wanted : undefined;
  return { field: `query ${refId}`, wanted, found, kind: 'query', applied, changedBy };
}

function textOf(one: ComparableQuery | undefined): string {
  return one === undefined ? '' : String(one.model['expr'] ?? one.model['expression'] ?? JSON.stringify(one.model));
}
