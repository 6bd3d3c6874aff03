import { pathText } from './findingPath';
import { keptAsItIs } from './keptAsItIs';
import { partsOf, type Path } from './schemaParts';
import { type Finding } from './validation';

/** Keys of settings that their schema does not have: a newer version wrote them, or they are misspelt and do nothing. */
export function unknownKeys(schema: unknown, value: unknown, path: Path = []): Finding[] {
  const { known, parts } = partsOf(schema, value);
  return parts.flatMap((part) => {
    const at = [...path, part.key];
    return known === undefined || known.includes(String(part.key))
      ? unknownKeys(part.schema, part.value, at)
      : [notice(at, known)];
  });
}

function notice(path: Path, known: string[]): Finding {
  return {
    path: pathText(path),
    message: `This version does not use it. ${keptAsItIs(known)}`,
  };
}
