import { pathText } from './findingPath';
import { isRecord, partsOf, type Path } from './schemaParts';
import { type Finding } from './validation';

/** Keys that every JavaScript object has from elsewhere: valibot leaves them out without a word. */
const keysOfEveryObject = ['__proto__', 'constructor', 'prototype'];

/** What would be gone after reading: lists where names have settings, and names that an object cannot have. */
export function lostParts(schema: unknown, value: unknown, path: Path = []): Finding[] {
  const { hasKeys, parts } = partsOf(schema, value);
  if (hasKeys && Array.isArray(value)) {
    return [{ path: pathText(path), message: 'Settings are an object with a name before each value, this is a list.' }];
  }
  const keys = isRecord(value) ? Object.keys(value) : [];
  return [
    ...keys
      .filter((key) => keysOfEveryObject.includes(key))
      .map((key) => ({ path: pathText([...path, key]), message: 'This name cannot be stored. Choose another one.' })),
    ...parts.flatMap((part) => lostParts(part.schema, part.value, [...path, part.key])),
  ];
}
