import { parse } from 'yaml';
import { jsonText, yamlText } from './yamlText';

describe('YAML', () => {
  it('begins with its comment, each line of it marked', () => {
    expect(yamlText({ a: 1 }, ['Made by hand.', 'Twice.'])).toBe('# Made by hand.\n# Twice.\na: 1\n');
    expect(yamlText({ a: 1 })).toBe('a: 1\n');
  });

  it('keeps lines as they are, however long', () => {
    const long = 'word '.repeat(60).trim();
    expect(yamlText({ long, lines: 'one\n\ntwo  \n' })).toBe(`long: ${long}\nlines: |\n  one\n\n  two  \n`);
  });

  it('writes out what is there twice', () => {
    const labels = { team: 'network' };
    expect(yamlText([labels, labels])).toBe('- team: network\n- team: network\n');
  });

  it('escapes what Go’s YAML takes for a line break or refuses', () => {
    expect(yamlText({ a: 'x\u2028y\u0085z\ufeff\uffff' })).toBe('a: "x\\u2028y\\u0085z\\ufeff\\uffff"\n');
    expect(parse(yamlText({ a: 'x\u2028y' }))).toEqual({ a: 'x\u2028y' });
  });

  it('replaces half of a surrogate pair, which no file can hold, and keeps a whole one', () => {
    expect(yamlText({ a: 'x\ud83d', b: '🚀' })).toBe('a: x\ufffd\nb: 🚀\n');
  });
});

it('JSON is indented and ends its last line', () => {
  expect(jsonText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
});
