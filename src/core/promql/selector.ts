import { Expression } from './expression';
import { literalInRegex, quoted } from './quoting';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher {
  label: string;
  operator: MatchOperator;
  /** Untrusted; quoted when it is written. */
  value: string;
}

export interface SelectorOptions {
  /** Prometheus duration, e.g. `5m`: selects a range vector. */
  range?: string;
  /** Prometheus duration, e.g. `60s`: looks that far back. */
  offset?: string;
}

/** An instant or range vector selector: `name{label="value"}[range] offset offset`. */
export function select(name: string, matchers: Matcher[], options: SelectorOptions = {}): Expression {
  const braces = matchers.map(({ label, operator, value }) => `${label}${operator}${quoted(value)}`).join(', ');
  const range = options.range === undefined ? '' : `[${options.range}]`;
  const offset = options.offset === undefined ? '' : ` offset ${options.offset}`;
  return Expression.atom(`${name}${braces === '' ? '' : `{${braces}}`}${range}${offset}`);
}

/** Matches exactly the given values of a label; there must be one at least. */
export function oneOf(label: string, values: string[]): Matcher {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0
    ? { label, operator: '=', value: only }
    : { label, operator: '=~', value: values.map(literalInRegex).join('|') };
}

/** Matches everything but the given values of a label; there must be one at least. */
export function noneOf(label: string, values: string[]): Matcher {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0
    ? { label, operator: '!=', value: only }
    : { label, operator: '!~', value: values.map(literalInRegex).join('|') };
}
