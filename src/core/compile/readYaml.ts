import { parse } from 'yaml';

/** What a YAML text says; of several documents only the first may be there. @throws Error saying what is wrong and where */
export function readYaml(text: string): unknown {
  return parse(text);
}
