import { defaultSettings } from '../../core/settings/parse';
import { readPasted } from './readPasted';

describe('pasted settings', () => {
  it('are read back as they were copied', () => {
    const settings = { ...defaultSettings(), later: 'kept' };
    expect(readPasted(JSON.stringify(settings, null, 2))).toEqual({ kind: 'read', settings, errors: [] });
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /object/],
    ['null', /object/],
    ['{"schemaVersion": 99}', /version 99.*Update the plugin/],
    ['{"sources": "prometheus"}', /sources/],
  ])('%s is refused with the reason', (text, why) => {
    expect(readPasted(text)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
  });

  it('out of range are read, and named', () => {
    const text = '{"signals":{"sync-slow":{"levels":{"warning":{"parameters":{"threshold":20}}}}}}';
    expect(readPasted(text)).toMatchObject({
      kind: 'read',
      errors: expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('sync-slow') })]),
    });
  });
});
