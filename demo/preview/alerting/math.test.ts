import { evaluateMath, parseMath, referencesOf } from './math';

describe('math expressions', () => {
  it.each([
    ['is_number($A)', 0, 1],
    ['is_number($A)', NaN, 0],
    ['$A > 0', 0, 0],
    ['$A / 60 >= 5 && $A < 999', 300, 1],
    ['-($A + 2) * 3', 1, -9],
    ['${A} - 1 - 1', 5, 3],
  ])('%s of %p is %p', (text, value, outcome) => {
    expect(evaluateMath(parseMath(text), value)).toBe(outcome);
  });

  it('names every query that is read, once', () => {
    expect(referencesOf(parseMath('$A > $B || $A < 1'))).toEqual(['A', 'B']);
  });

  it.each(['', '$A >', 'is_number($A', 'unknown($A)', '$A $B', '$A ? 1'])('refuses "%s"', (text) => {
    expect(() => parseMath(text)).toThrow(SyntaxError);
  });
});
