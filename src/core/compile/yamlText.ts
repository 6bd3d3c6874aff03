import { Document, visit } from 'yaml';

/** YAML with long texts unfolded and repeated parts written out, below comment lines. */
export function yamlText(document: unknown, comment: string[] = []): string {
  const head = comment.map((line) => `# ${line}\n`).join('');
  return head + escaped(writable(document).toString({ lineWidth: 0, blockQuote: 'literal' }));
}

/** JSON as people read it, with a line break at the end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Line breaks of YAML 1.1, which Go reads, and characters that it refuses; the library leaves them as they are. */
const special = /[\u0080-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Texts that must be escaped in quotes, and none with half a surrogate pair, which no file in UTF-8 can hold. */
function writable(document: unknown): Document {
  const written = new Document(document, { aliasDuplicateObjects: false });
  visit(written, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') {
        const text = scalar.value.replace(/\p{Surrogate}/gu, '\ufffd');
        scalar.value = text;
        scalar.type = text.search(special) === -1 ? scalar.type : 'QUOTE_DOUBLE';
      }
    },
  });
  return written;
}

function escaped(text: string): string {
  return text.replace(special, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
