import { canonicalText, fingerprint, isComparable, versionedFingerprint } from './fingerprint';

describe('a fingerprint', () => {
  it('does not care about the order of keys, or about keys that are there without a value', () => {
    const object = { title: 'Down', labels: { severity: 'critical', team: 'network' } };
    const other = { labels: { team: 'network', severity: 'critical' }, title: 'Down', for: undefined };
    expect(fingerprint(other)).toBe(fingerprint(object));
  });

  it.each([
    ['the order of a list', ['a', 'b'], ['b', 'a']],
    ['a value deep inside', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }],
    ['a number and its text', { a: 1 }, { a: '1' }],
    ['nothing and an empty list', { a: null }, { a: [] }],
  ])('sees %s', (_what, left, right) => {
    expect(fingerprint(left)).not.toBe(fingerprint(right));
  });

  it('stays what it was: rules and dashboards remember it from one version of the plugin to the next', () => {
    expect(fingerprint({ title: 'Down', for: '10m' })).toBe('592ea5529d1c0abb');
    expect(fingerprint('')).toBe('ffcaaa85831533a0');
  });

  it('has 16 digits, also where a half is a small number', () => {
    const texts = Array.from({ length: 100 }, (_, index) => fingerprint(index));
    expect(texts.filter((text) => !/^[0-9a-f]{16}$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('can be compared with one of the same version only', () => {
    expect(isComparable(versionedFingerprint({}))).toBe(true);
    expect(isComparable(`2:${fingerprint({})}`)).toBe(false);
    expect(isComparable(fingerprint({}))).toBe(false);
  });
});

it('the text of an object is JSON with sorted keys', () => {
  expect(canonicalText({ b: [1, null, { d: 'x', c: true }], a: undefined })).toBe('{"b":[1,null,{"c":true,"d":"x"}]}');
  expect(canonicalText(undefined)).toBe('null');
});
