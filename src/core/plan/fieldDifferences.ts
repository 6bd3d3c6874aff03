import { type Difference } from './change';
import { type Field } from './field';
import { ownershipOf, type Memory } from './ownership';

/** In which of their fields two objects differ, in the order of what is wanted. */
export function fieldDifferences(want: readonly Field[], have: readonly Field[], memory: Memory): Difference[] {
  const [wanted, found] = [byKey(want), byKey(have)];
  return [...new Map([...wanted, ...found])].flatMap(([key, field]) => {
    const [wantedText, foundText] = [wanted.get(key)?.text ?? '', found.get(key)?.text ?? ''];
    return wantedText === foundText ? [] : [fieldDifference({ ...field, text: wantedText }, foundText, memory)];
  });
}

/** @param found text of the same field in Grafana */
export function fieldDifference({ key, name, text: wanted, kind }: Field, found: string, memory: Memory): Difference {
  return { field: name, wanted, found, kind, ...ownershipOf(key, found, wanted, memory) };
}

function byKey(fields: readonly Field[]): Map<string, Field> {
  return new Map(fields.map((field) => [field.key, field]));
}
