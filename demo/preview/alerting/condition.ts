import { arrayOf, objectOf, textOf, type Json, type JsonObject } from '../json';
import { evaluateMath, parseMath, referencesOf } from './math';

/** The preview cannot evaluate this expression; the message says which and why. */
export class UnsupportedExpression extends Error {}

/** What an expression does to a number, and how PromQL says "the series for which it is true". */
export interface Condition {
  refId: string;
  reads: string;
  valueOf: (value: number) => number;
  /** PromQL that keeps the series for which the condition holds, given the PromQL of what it reads. */
  keep: (expression: string) => string;
  /** Whether every series that is read satisfies it, so that healthy series never occur. */
  keepsAll: boolean;
}

type Evaluator = { test: (value: number) => boolean; keep: (expression: string) => string };

function evaluatorOf(kind: string, [first = NaN, second = NaN]: number[]): Evaluator {
  const compare = (sign: string, test: Evaluator['test']): Evaluator => ({
    test,
    keep: (it) => `(${it}) ${sign} ${first}`,
  });
  switch (kind) {
    case 'gt':
      return compare('>', (value) => value > first);
    case 'lt':
      return compare('<', (value) => value < first);
    case 'gte':
      return compare('>=', (value) => value >= first);
    case 'lte':
      return compare('<=', (value) => value <= first);
    case 'eq':
      return compare('==', (value) => value === first);
    case 'ne':
      return compare('!=', (value) => value !== first);
    case 'within_range':
      return { test: (value) => value > first && value < second, keep: (it) => `(${it}) > ${first} < ${second}` };
    case 'outside_range':
      return {
        test: (value) => value < first || value > second,
        keep: (it) => `((${it}) < ${first}) or ((${it}) > ${second})`,
      };
    default:
      throw new UnsupportedExpression(`The preview does not know the threshold "${kind}".`);
  }
}

function threshold(refId: string, model: JsonObject): Condition {
  const evaluator = objectOf(objectOf(arrayOf(model['conditions'])[0])['evaluator']);
  const { test, keep } = evaluatorOf(textOf(evaluator['type']), arrayOf(evaluator['params']).map(Number));
  const reads = textOf(model['expression']).replace(/^\$/, '');
  return { refId, reads, valueOf: (value) => Number(test(value)), keep, keepsAll: false };
}

function math(refId: string, model: JsonObject): Condition {
  const text = textOf(model['expression']);
  const node = parseMath(text);
  const [reads, ...others] = referencesOf(node);
  if (reads === undefined || others.length > 0) {
    throw new UnsupportedExpression(
      `The preview evaluates math over exactly one query: "${text}" reads another number of them.`
    );
  }
  const valueOf = (value: number) => evaluateMath(node, value);
  if (node.kind === 'call' && node.name === 'is_number' && node.argument.kind === 'reference') {
    return { refId, reads, valueOf, keep: (it) => it, keepsAll: true };
  }
  const promql = (it: string) => text.replace(/\$\{\w+\}|\$\w+/g, `(${it})`);
  return { refId, reads, valueOf, keep: (it) => promql(it), keepsAll: false };
}

function reduce(refId: string, model: JsonObject): Condition {
  const reads = textOf(model['expression']).replace(/^\$/, '');
  return { refId, reads, valueOf: (value) => value, keep: (it) => it, keepsAll: false };
}

/** Reads one expression of a rule. @throws UnsupportedExpression, SyntaxError */
export function conditionOf(refId: string, model: Json | undefined): Condition {
  const expression = objectOf(model);
  switch (expression['type']) {
    case 'threshold':
      return threshold(refId, expression);
    case 'math':
      return math(refId, expression);
    case 'reduce':
      return reduce(refId, expression);
    default:
      throw new UnsupportedExpression(`The preview does not know expressions of type "${textOf(expression['type'])}".`);
  }
}
