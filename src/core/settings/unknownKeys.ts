import { pathText } from './findingPath';
import { type Finding } from './validation';

type Path = ReadonlyArray<string | number>;

/**
 * Keys of settings that their schema does not have, one notice each: a newer version wrote them, or they are misspelt
 * and do nothing. Schemas are walked by their structure, so that there is no second list of the keys.
 */
export function unknownKeys(schema: unknown, value: unknown, path: Path = []): Finding[] {
  if (!isRecord(schema)) {
    return [];
  }
  const { wrapped, entries, item, value: ofEveryKey } = schema;
  if (wrapped !== undefined) {
    return unknownKeys(wrapped, value, path);
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => unknownKeys(item, one, [...path, index]));
  }
  if (!isRecord(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    if (!isRecord(entries)) {
      return unknownKeys(ofEveryKey, inner, at);
    }
    return Object.hasOwn(entries, key) ? unknownKeys(entries[key], inner, at) : [notice(at, Object.keys(entries))];
  });
}

function notice(path: Path, known: string[]): Finding {
  return {
    path: pathText(path),
    message: `This version does not use it. It is kept as it is. Known here: ${known.join(', ')}.`,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
