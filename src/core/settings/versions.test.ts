import * as fc from 'fast-check';

import { withLevel } from './edit';
import { defaultSettings, parseSettings } from './parse';
import { currentSchemaVersion, type Settings } from './schema';

function usable(stored: unknown): Settings {
  const parsed = parseSettings(stored);
  if (parsed.kind !== 'usable') {
    throw new Error(`Not usable: ${JSON.stringify(parsed)}`);
  }
  return parsed.settings;
}

const source = { id: 'abc123', name: 'x', datasourceUid: 'p' };

/** Keys that no version of the schema has ever had. */
const unknown = fc.dictionary(
  fc.stringMatching(/^later[A-Z][a-z]{1,5}$/),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant({ nested: [1, { deep: null }] })),
  { maxKeys: 3 }
);

describe('settings of any version', () => {
  it('without a version are those of the first one', () => {
    expect(usable({ sources: [source] })).toEqual(usable({ schemaVersion: 1, sources: [source] }));
    expect(usable({}).schemaVersion).toBe(currentSchemaVersion);
  });

  it.each(Array.from({ length: currentSchemaVersion }, (_, index) => index + 1))(
    'of version %d are read and become the current one',
    (schemaVersion) => {
      expect(usable({ schemaVersion }).schemaVersion).toBe(currentSchemaVersion);
    }
  );

  it('of the future are refused, whatever is in them', () => {
    fc.assert(
      fc.property(fc.integer({ min: currentSchemaVersion + 1 }), fc.object(), (schemaVersion, more) => {
        expect(parseSettings({ ...more, schemaVersion })).toEqual({ kind: 'from the future', schemaVersion });
      })
    );
  });

  it('keep every key that nobody knows, at every depth, also when something beside it is edited', () => {
    fc.assert(
      fc.property(unknown, (more) => {
        const level = { parameters: { threshold: 7 }, ...more };
        const stored = {
          ...more,
          sources: [
            {
              ...source,
              ...more,
              selector: { job: 'kube-proxy', ...more },
              expectedNodes: more,
              clusters: { 'prod-eu': { ...more, signals: { down: more } } },
            },
          ],
          signals: { 'sync-slow': { ...more, levels: { warning: level, ...more } }, 'of-tomorrow': {} },
          alerting: more,
          recording: more,
          dashboards: more,
        };
        expect(usable(stored)).toMatchObject(stored);
        const edited = withLevel(usable(stored), 'sync-slow', 'warning', { parameters: { threshold: 9 } });
        const expected = { ...stored.signals['sync-slow'].levels, warning: { ...level, parameters: { threshold: 9 } } };
        expect(edited).toMatchObject({ ...stored, signals: { 'sync-slow': { ...more, levels: expected } } });
      }),
      { numRuns: 40 }
    );
  });

  it('come back the same when they are read again', () => {
    expect(usable(JSON.parse(JSON.stringify(defaultSettings())))).toEqual(defaultSettings());
  });
});
