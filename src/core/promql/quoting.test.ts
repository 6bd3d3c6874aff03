import fc from 'fast-check';
import { parseQuery, textsOf } from '../../../tests/promql/syntax';
import { isLabelName, literalInRegex, quoted } from './quoting';
import { select } from './selector';

/** Any text, and more often than chance would have it those that need care. */
const labelValue = fc.oneof(
  fc.fullUnicodeString(),
  fc.string16bits(),
  fc.stringOf(
    fc.constantFrom('"', '\\', '\n', '\r', '\t', '\0', "'", '`', '{', '}', '$', '.', '|', '\ufffd', 'é', '😀')
  )
);

/** What Prometheus reads from a literal: the escapes that are used, undone. */
function unquoted(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(u[0-9a-f]{4}|.)/g, (_, escaped: string) =>
      escaped.startsWith('u') ? String.fromCharCode(parseInt(escaped.slice(1), 16)) : escaped === 'n' ? '\n' : escaped
    );
}

describe('a quoted label value', () => {
  it('is one literal of a query, whatever is in it', () => {
    fc.assert(
      fc.property(labelValue, (value) => {
        const query = parseQuery(select('up', [{ label: 'cluster', operator: '=', value }]).text);
        expect(textsOf(query, 'StringLiteral')).toEqual([quoted(value)]);
        expect(textsOf(query, 'LabelName')).toEqual(['cluster']);
      })
    );
  });

  it('is read as what it was', () => {
    fc.assert(
      fc.property(labelValue, (value) => {
        // Half a surrogate pair cannot be sent; it arrives as the replacement character.
        expect(unquoted(quoted(value))).toBe(Buffer.from(value, 'utf8').toString('utf8'));
      })
    );
  });

  it('holds nothing that Prometheus refuses inside quotes', () => {
    fc.assert(
      fc.property(labelValue, (value) => {
        // A line break ends a literal, and U+FFFD counts as broken UTF-8 unless it is escaped.
        expect(quoted(value)).not.toMatch(/[\n\ufffd]|\p{Surrogate}/u);
      })
    );
  });
});

describe('a literal in a regular expression', () => {
  it('matches itself and nothing else', () => {
    fc.assert(
      fc.property(labelValue, labelValue, (value, other) => {
        const pattern = new RegExp(`^(?:${literalInRegex(value)})$`);
        expect(pattern.test(value)).toBe(true);
        expect(pattern.test(other)).toBe(other === value);
      })
    );
  });
});

it.each(['cluster', '_private', 'k8s_cluster_name'])('%s is a label name', (name) =>
  expect(isLabelName(name)).toBe(true)
);
it.each(['', '1st', 'with-dash', 'a b', 'é', 'a"b'])('“%s” is no label name', (name) =>
  expect(isLabelName(name)).toBe(false)
);
