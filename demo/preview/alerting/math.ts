/** Grafana's math expressions over one query result: `is_number($A)`, `$A > 0`, `$A / 60 >= 5 && $A < 99`. */
export type MathNode =
  | { kind: 'number'; value: number }
  | { kind: 'reference'; refId: string }
  | { kind: 'call'; name: string; argument: MathNode }
  | { kind: 'negate'; operand: MathNode }
  | { kind: 'binary'; operator: string; left: MathNode; right: MathNode };

const tokenPattern = /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\$\{[^}]+\}|\$\w+|\w+|&&|\|\||[<>=!]=|[-+*/%<>()])/y;
const precedence = [['||'], ['&&'], ['==', '!=', '<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];

const functions: Record<string, (value: number) => number> = {
  is_number: (value) => Number(Number.isFinite(value)),
  is_nan: (value) => Number(Number.isNaN(value)),
  is_inf: (value) => Number(Math.abs(value) === Infinity),
  abs: Math.abs,
  round: Math.round,
  ceil: Math.ceil,
  floor: Math.floor,
  log: Math.log,
};

const operators: Record<string, (left: number, right: number) => number> = {
  '||': (left, right) => Number(left !== 0 || right !== 0),
  '&&': (left, right) => Number(left !== 0 && right !== 0),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '<': (left, right) => Number(left < right),
  '>': (left, right) => Number(left > right),
  '<=': (left, right) => Number(left <= right),
  '>=': (left, right) => Number(left >= right),
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

function tokens(text: string): string[] {
  const found: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const from = tokenPattern.lastIndex;
    const token = tokenPattern.exec(text)?.[1];
    if (token === undefined) {
      throw new SyntaxError(`unexpected "${text.slice(from)}" in math expression "${text}"`);
    }
    found.push(token);
  }
  return found;
}

/** @throws SyntaxError when the text is not a math expression that the preview knows. */
export function parseMath(text: string): MathNode {
  const rest = tokens(text);
  const expected = (what: string) => new SyntaxError(`${what} expected in math expression "${text}"`);
  function close(): void {
    if (rest.shift() !== ')') {
      throw expected(')');
    }
  }
  function operand(): MathNode {
    const token = rest.shift();
    if (token === undefined) {
      throw expected('a value');
    }
    if (token === '(') {
      const inside = binary(0);
      close();
      return inside;
    }
    if (token === '-') {
      return { kind: 'negate', operand: operand() };
    }
    if (token.startsWith('$')) {
      return { kind: 'reference', refId: token.replace(/[${}]/g, '') };
    }
    if (token in functions && rest.shift() === '(') {
      const argument = binary(0);
      close();
      return { kind: 'call', name: token, argument };
    }
    if (!/^\d/.test(token)) {
      throw expected('a value or a known function');
    }
    return { kind: 'number', value: Number(token) };
  }
  function binary(level: number): MathNode {
    const here = precedence[level];
    if (here === undefined) {
      return operand();
    }
    let left = binary(level + 1);
    while (here.includes(rest[0] ?? '')) {
      const operator = rest.shift() ?? '';
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
    return left;
  }
  const parsed = binary(0);
  if (rest.length > 0) {
    throw expected('the end');
  }
  return parsed;
}

/** Query results that an expression reads. */
export function referencesOf(node: MathNode): string[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'reference':
      return [node.refId];
    case 'call':
      return referencesOf(node.argument);
    case 'negate':
      return referencesOf(node.operand);
    case 'binary':
      return [...new Set([...referencesOf(node.left), ...referencesOf(node.right)])];
  }
}

/** The value of an expression when every reference has the value given. */
export function evaluateMath(node: MathNode, value: number): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'reference':
      return value;
    case 'call':
      return functions[node.name]?.(evaluateMath(node.argument, value)) ?? NaN;
    case 'negate':
      return -evaluateMath(node.operand, value);
    case 'binary':
      return operators[node.operator]?.(evaluateMath(node.left, value), evaluateMath(node.right, value)) ?? NaN;
  }
}
