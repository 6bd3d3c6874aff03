import { locationService } from '@grafana/runtime';
import { Combobox, InlineField, Input, MultiCombobox, type ComboboxOption } from '@grafana/ui';
import { useId, useState } from 'react';
import { all, type ChosenVariable } from './resolveVariables';

function set(name: string, values: string[]): void {
  locationService.partial({ [`var-${name}`]: values.length > 1 ? values : values[0] });
}

/** Choosing "All" drops the others, choosing another drops "All". */
function afterChoice(before: string[], after: string[]): string[] {
  if (after.includes(all) && !before.includes(all)) {
    return [all];
  }
  const others = after.filter((value) => value !== all);
  return others.length > 0 ? others : [all];
}

function TextControl({ id, name, value }: { id: string; name: string; value: string }) {
  const [text, setText] = useState(value);
  return (
    <Input
      id={id}
      value={text}
      width={16}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => set(name, [text])}
    />
  );
}

function VariableControl({ variable: { model, options, chosen } }: { variable: ChosenVariable }) {
  const id = useId();
  const listed: Array<ComboboxOption<string>> = [
    ...(model.includeAll ? [{ label: 'All', value: all }] : []),
    ...options.map(({ text, value }) => ({ label: text, value })),
  ];
  return (
    <InlineField label={model.label || model.name} htmlFor={id} data-testid={`variable-${model.name}`}>
      {model.type === 'textbox' ? (
        <TextControl id={id} name={model.name} value={chosen[0] ?? ''} />
      ) : model.multi ? (
        <MultiCombobox
          id={id}
          options={listed}
          value={chosen}
          width="auto"
          minWidth={16}
          onChange={(picked) =>
            set(
              model.name,
              afterChoice(
                chosen,
                picked.map(({ value }) => value)
              )
            )
          }
        />
      ) : (
        <Combobox
          id={id}
          options={listed}
          value={chosen[0] ?? null}
          width="auto"
          minWidth={16}
          onChange={({ value }) => set(model.name, [value])}
        />
      )}
    </InlineField>
  );
}

/** The row of variables above a dashboard; hidden ones and constants are left out. */
export function VariableControls({ variables }: { variables: ChosenVariable[] }) {
  return (
    <>
      {variables
        .filter(({ model }) => model.hide !== 2 && model.type !== 'constant')
        .map((variable) => (
          <VariableControl
            key={`${variable.model.name} ${variable.model.type === 'textbox' ? variable.chosen[0] : ''}`}
            variable={variable}
          />
        ))}
    </>
  );
}
