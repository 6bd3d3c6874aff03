import { stringify } from 'yaml';

/** YAML with long texts unfolded and repeated parts written out, below comment lines. */
export function yamlText(document: unknown, comment: string[] = []): string {
  const head = comment.map((line) => `# ${line}\n`).join('');
  return head + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: 'literal' });
}

/** JSON as people read it, with a line break at the end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
