/** Value of a dashboard variable. */
export type VariableValue = string | string[];

/** Escapes for a PromQL string that is used as a regular expression. */
export function escapeForRegex(value: string): string {
  return value.replace(/\\/g, '\\\\\\\\').replace(/[$^*{}[\]'+?.()|]/g, '\\\\$&');
}

function escapeForString(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/'/g, "\\\\'");
}

/** How Grafana writes a variable into PromQL when the text names no format. */
export function prometheusFormat(value: VariableValue, isMulti: boolean): string {
  if (typeof value === 'string') {
    return isMulti ? escapeForRegex(value) : escapeForString(value);
  }
  const escaped = value.map(escapeForRegex);
  return escaped.length === 1 ? (escaped[0] ?? '') : `(${escaped.join('|')})`;
}

function plainRegex(value: string): string {
  return value.replace(/[/\-\\^$*+?.()|[\]{}]/g, '\\$&');
}

/** The named formats of `${variable:format}`. */
export function namedFormat(value: VariableValue, format: string, text: string): string {
  const values = typeof value === 'string' ? [value] : value;
  switch (format) {
    case 'regex':
      return values.length === 1 ? plainRegex(values[0] ?? '') : `(${values.map(plainRegex).join('|')})`;
    case 'pipe':
      return values.join('|');
    case 'csv':
    case 'raw':
      return values.join(',');
    case 'text':
      return text;
    case 'json':
      return JSON.stringify(value);
    case 'queryparam':
      return values.map((one) => `var-value=${encodeURIComponent(one)}`).join('&');
    case 'percentencode':
      return encodeURIComponent(values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`);
    case 'doublequote':
      return values.map((one) => `"${one.replace(/"/g, '\\"')}"`).join(',');
    case 'singlequote':
      return values.map((one) => `'${one.replace(/'/g, "\\'")}'`).join(',');
    default:
      return values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`;
  }
}
