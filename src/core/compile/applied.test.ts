import { appliedText, readApplied, type Applied } from './applied';

const fingerprint = '1:0af3';
const fields = { for: '15m', 'label team': 'a {b} c', expr: 'up == 0' };

describe('what an object remembers of how it was applied', () => {
  it.each<[string, Applied]>([
    ['came with the plugin', { fingerprint }],
    ['came with the plugin, with its fields', { fingerprint, fields }],
    ['was made from settings', { fingerprint, settings: '9b1c', version: '1.2.0' }],
    ['was made from settings, with its fields', { fingerprint, settings: '9b1c', version: '1.2.0', fields }],
  ])('is read as it was written, for what %s', (_what, applied) => {
    expect(readApplied(appliedText(applied))).toEqual(applied);
  });

  it('is a line that people can read', () => {
    expect(appliedText({ fingerprint, settings: '9b1c', version: '1.2.0', fields: { for: '15m' } })).toBe(
      '1:0af3 9b1c 1.2.0 {"for":"15m"}'
    );
  });

  it('has settings and version together or not at all, so that neither is read as the other', () => {
    expect(appliedText({ fingerprint, version: '1.2.0' })).toBe(fingerprint);
    expect(appliedText({ fingerprint, settings: '9b1c' })).toBe(fingerprint);
  });

  it.each(['{"for":', '{"for":15}', '{}}'])('has no fields where they are not what was written: %s', (broken) => {
    expect(readApplied(`${fingerprint} 9b1c 1.2.0 ${broken}`)).toEqual({
      fingerprint,
      settings: '9b1c',
      version: '1.2.0',
      fields: undefined,
    });
  });

  it('is read from nothing too', () => {
    expect(readApplied('')).toEqual({ fingerprint: '' });
  });
});
