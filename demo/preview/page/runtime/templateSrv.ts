import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { dataMacro } from './dataMacros';
import { namedFormat, type VariableValue } from './formats';

/** A variable that has its value. */
export interface ResolvedVariable {
  name: string;
  /** What is shown for it. */
  text: string;
  value: VariableValue;
  isMulti: boolean;
  /** "All" with a custom value: used as it is, never escaped. */
  isVerbatim: boolean;
}

const pattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

type Formatter = (value: VariableValue, variable: { name: string; multi: boolean; includeAll: boolean }) => string;

function isFormatter(format: unknown): format is Formatter {
  return typeof format === 'function';
}

/** Replaces variables in texts: `$name`, `${name}`, `${name:regex}`, `[[name]]`. */
export class PreviewTemplateSrv implements TemplateSrv {
  private variables = new Map<string, ResolvedVariable>();
  private range: { from: string; to: string } = { from: 'now-1h', to: 'now' };

  use(variables: ResolvedVariable[]): void {
    this.variables = new Map(variables.map((variable) => [variable.name, variable]));
  }

  useRange(from: number, to: number): void {
    this.range = { from: String(from), to: String(to) };
  }

  getVariables(): TypedVariableModel[] {
    return [];
  }

  containsTemplate(target?: string): boolean {
    return [...(target ?? '').matchAll(pattern)].some(([, one, two, , three]) =>
      this.variables.has(one ?? two ?? three ?? '')
    );
  }

  updateTimeRange(): void {
    return;
  }

  replace(target?: string, scopedVars?: ScopedVars, format?: unknown): string {
    return (target ?? '').replace(pattern, (whole: string, ...groups: Array<string | undefined>) => {
      const name = groups[0] ?? groups[1] ?? groups[3] ?? '';
      return this.valueOf(name, groups[4], scopedVars, groups[5] ?? groups[2], format) ?? whole;
    });
  }

  private valueOf(
    name: string,
    path: string | undefined,
    scopedVars: ScopedVars | undefined,
    named: string | undefined,
    format: unknown
  ): string | undefined {
    const scoped = scopedVars?.[name]?.value ?? dataMacro(name, scopedVars);
    if (scoped !== undefined) {
      const value: unknown = path === undefined ? scoped : pathIn(scoped, path);
      const given = value === undefined || value === null ? '' : String(value);
      return named ? namedFormat(given, named, given) : given;
    }
    if (name === '__from' || name === '__to') {
      return name === '__from' ? this.range.from : this.range.to;
    }
    const variable = this.variables.get(name);
    if (name === '__url_time_range') {
      return `from=${this.range.from}&to=${this.range.to}`;
    }
    if (name === '__all_variables') {
      return [...this.variables.values()].map(asParameters).join('&');
    }
    if (!variable) {
      return undefined;
    }
    if (named === 'queryparam') {
      return asParameters(variable);
    }
    if (variable.isVerbatim && named !== 'text') {
      return String(variable.value);
    }
    if (named) {
      return namedFormat(variable.value, named, variable.text);
    }
    return isFormatter(format)
      ? format(variable.value, { name, multi: variable.isMulti, includeAll: variable.isMulti })
      : namedFormat(variable.value, typeof format === 'string' ? format : 'glob', variable.text);
  }
}

function asParameters({ name, value, isVerbatim }: ResolvedVariable): string {
  if (isVerbatim) {
    return `var-${name}=$__all`;
  }
  const values = typeof value === 'string' ? [value] : value;
  return values.map((one) => `var-${name}=${encodeURIComponent(one)}`).join('&');
}

function pathIn(value: unknown, path: string): unknown {
  return path
    .replace(/\[["']?([^\]"']+)["']?\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      value
    );
}

export const templateSrv = new PreviewTemplateSrv();
