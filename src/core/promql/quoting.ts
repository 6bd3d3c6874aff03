/**
 * A PromQL string literal. Label values are untrusted: quotes, backslashes and newlines are escaped, and so is the
 * replacement character (also what half a surrogate pair becomes), which Prometheus takes for broken UTF-8.
 */
export function quoted(value: string): string {
  const escaped = value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\ufffd|\p{Surrogate}/gu, '\\ufffd');
  return `"${escaped}"`;
}

/** Text that matches itself literally inside an RE2 regular expression. */
export function literalInRegex(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A label name that PromQL accepts without quotes. */
export function isLabelName(name: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name);
}
