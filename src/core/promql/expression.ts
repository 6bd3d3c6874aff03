import { quoted } from './quoting';

type Operand = Expression | number;
type Comparison = '>' | '<' | '>=' | '<=' | '==' | '!=';

/** A PromQL expression that puts parentheses and line breaks where they are needed. Immutable. */
export class Expression {
  private constructor(
    readonly text: string,
    /** The operator at the root; undefined when nothing needs parentheses. */
    private readonly operator?: string
  ) {}

  /** Something that needs no parentheses: a selector, a call, an aggregation, a number. */
  static atom(text: string): Expression {
    return new Expression(text);
  }

  static number(value: number): Expression {
    return Expression.atom(String(value));
  }

  isAbove(other: Operand): Expression {
    return this.compared('>', other);
  }

  isAtLeast(other: Operand): Expression {
    return this.compared('>=', other);
  }

  isAtMost(other: Operand, matching = ''): Expression {
    return this.joined(matching === '' ? '<=' : `<= ${matching}`, other);
  }

  isBelow(other: Operand): Expression {
    return this.compared('<', other);
  }

  equals(other: Operand): Expression {
    return this.compared('==', other);
  }

  differsFrom(other: Operand): Expression {
    return this.compared('!=', other);
  }

  minus(other: Operand): Expression {
    return this.joined('-', other);
  }

  plus(other: Operand): Expression {
    return this.joined('+', other);
  }

  times(other: Operand, matching = ''): Expression {
    return this.joined(matching === '' ? '*' : `* ${matching}`, other);
  }

  dividedBy(other: Operand): Expression {
    return this.joined('/', other);
  }

  /** Series of this that have a partner in `other`, compared by `labels` or, without them, by all labels. */
  and(other: Expression, labels?: string[]): Expression {
    return this.stacked(`and${on(labels)}`, other);
  }

  /** Series of this that have no partner in `other`. */
  unless(other: Expression, labels?: string[]): Expression {
    return this.stacked(`unless${on(labels)}`, other);
  }

  /** Series of this, and those of `other` that have no partner here. */
  or(other: Expression, labels?: string[]): Expression {
    return this.stacked(`or${on(labels)}`, other);
  }

  orIgnoring(ignored: string[], other: Expression): Expression {
    return this.stacked(`or ignoring (${ignored.join(', ')})`, other);
  }

  aggregated(operator: string, by: string[], parameter?: number): Expression {
    const body = parameter === undefined ? this.text : `${parameter}, ${this.text}`;
    return Expression.atom(`${operator} by (${by.join(', ')}) (${block(body)})`);
  }

  /** Wraps the expression into a function call. */
  inside(functionName: string, ...others: string[]): Expression {
    const all = [this.text, ...(others.length === 0 ? [] : [others.join(', ')])];
    return Expression.atom(
      this.text.includes('\n') ? `${functionName}(${block(all.join(',\n'))})` : `${functionName}(${all.join(', ')})`
    );
  }

  /** Wraps the expression into a call of a function that takes other arguments before it. */
  prefixed(functionName: string, first: string): Expression {
    return Expression.atom(
      this.text.includes('\n')
        ? `${functionName}(${block(`${first},\n${this.text}`)})`
        : `${functionName}(${first}, ${this.text})`
    );
  }

  /** The values within the range before now, one each step: a subquery. */
  during(range: string, step: string): Expression {
    return Expression.atom(`${this.operand()}[${range}:${step}]`);
  }

  /** Copies what `pattern` captures from `source` into `target`; series that do not match stay as they are. */
  withLabel(target: string, replacement: string, source: string, pattern: string): Expression {
    return this.inside('label_replace', quoted(target), quoted(replacement), quoted(source), quoted(pattern));
  }

  private compared(operator: Comparison, other: Operand): Expression {
    return this.joined(operator, other);
  }

  private joined(operator: string, other: Operand): Expression {
    const [left, right] = [this.operand(), toExpression(other).operand()];
    const separator = `${left}${right}`.includes('\n') || left.length + right.length > 100 ? '\n' : ' ';
    return new Expression(`${left}${separator}${operator} ${right}`, operator);
  }

  private stacked(operator: string, other: Expression): Expression {
    const left = this.operator === operator ? this.text : this.operand();
    return new Expression(`${left}\n${operator}\n${other.operand()}`, operator);
  }

  private operand(): string {
    return this.operator === undefined ? this.text : `(${block(this.text)})`;
  }
}

function toExpression(operand: Operand): Expression {
  return typeof operand === 'number' ? Expression.number(operand) : operand;
}

function on(labels: string[] | undefined): string {
  return labels === undefined ? '' : ` on (${labels.join(', ')})`;
}

function block(text: string): string {
  return text.includes('\n') ? `\n${text.replace(/^/gm, '  ')}\n` : text;
}

/** The first expression or'ed with all that follow; they must not be empty. */
export function anyOf([first, ...others]: [Expression, ...Expression[]], labels?: string[]): Expression {
  return others.reduce((all, next) => all.or(next, labels), first);
}
