import type { TimeRange } from '@grafana/data';
import { templateSrv, type ResolvedVariable } from '../runtime/templateSrv';
import { optionsOf, type VariableOption } from './variableOptions';
import type { VariableModel } from './model';

export const all = '$__all';

export interface ChosenVariable {
  model: VariableModel;
  options: VariableOption[];
  /** Chosen values; `$__all` for all. */
  chosen: string[];
  failure?: string;
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}

function choose(model: VariableModel, options: VariableOption[], fromAddress: string[]): string[] {
  const isFree = model.type === 'textbox' || model.type === 'constant';
  if (model.type === 'constant') {
    return [options[0]?.value ?? ''];
  }
  const wanted = (fromAddress.length > 0 ? fromAddress : listOf(model.current?.value)).map((one) =>
    one === 'All' ? all : one
  );
  if (wanted.includes(all) && model.includeAll) {
    return [all];
  }
  const byText = wanted.map((one) => options.find(({ text, value }) => value === one || text === one)?.value ?? one);
  const known = byText.filter((one) => isFree || fromAddress.length > 0 || options.some(({ value }) => value === one));
  if (known.length > 0 && known[0] !== '') {
    return model.multi ? known : known.slice(0, 1);
  }
  return model.includeAll ? [all] : [options[0]?.value ?? ''];
}

function resolved({ model, options, chosen }: ChosenVariable): ResolvedVariable {
  const isAll = chosen[0] === all;
  const isMulti = Boolean(model.multi || model.includeAll);
  const values = isAll ? options.map(({ value }) => value) : chosen;
  const texts = chosen.map((value) => options.find((option) => option.value === value)?.text ?? value);
  return {
    name: model.name,
    text: isAll ? 'All' : texts.join(' + '),
    value: isAll && model.allValue ? model.allValue : model.multi || isAll ? values : (values[0] ?? ''),
    isMulti,
    isVerbatim: isAll && Boolean(model.allValue),
  };
}

/** Gives every variable its options and value, in order, since later ones may use earlier ones. */
export async function resolveVariables(
  models: VariableModel[],
  address: URLSearchParams,
  range: TimeRange
): Promise<ChosenVariable[]> {
  templateSrv.useRange(range.from.valueOf(), range.to.valueOf());
  const done: ChosenVariable[] = [];
  for (const model of models) {
    let options: VariableOption[] = [];
    let failure: string | undefined;
    try {
      options = await optionsOf(model, range);
    } catch (reason) {
      failure =
        reason instanceof Error ? reason.message : `The values of ${model.label ?? model.name} could not be read.`;
    }
    done.push({ model, options, chosen: choose(model, options, address.getAll(`var-${model.name}`)), failure });
    templateSrv.use(done.map(resolved));
  }
  return done;
}
