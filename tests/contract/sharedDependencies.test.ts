import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { sharedModules } from '../../.config/webpack/externals';
import { importsOf } from '../source/imports';
import { isTest, typescriptUnder, type Source } from '../source/source';

const capture = v.parse(
  v.object({ grafana: v.literal('12.3.0'), exports: v.record(v.string(), v.array(v.string())) }),
  JSON.parse(readFileSync(join(__dirname, 'fixtures/grafana-12.3.0-shared-dependency-exports.json'), 'utf8'))
);

/** What a file takes from Grafana at run time and Grafana 12.3.0 does not have. */
function absentIn12_3(source: Source): string[] {
  return importsOf(source).flatMap(({ module, names, typeOnly, place }) => {
    const shared = sharedModules.find(({ request }) => request === module);
    if (!shared || typeOnly) {
      return [];
    }
    const exported = capture.exports[shared.provided];
    if (!exported) {
      return [`${place} imports ${module}: what Grafana 12.3.0 exports from it is not recorded`];
    }
    return names.flatMap((name) => {
      if (name === '*') {
        return [`${place} imports all of ${module}: import by name, so that each can be checked`];
      }
      return exported.includes(name) ? [] : [`${place} imports ${name} from ${module}: Grafana 12.3.0 has none`];
    });
  });
}

describe('Grafana 12.3.0, the oldest supported one,', () => {
  it('has everything that the plugin takes from it', () => {
    const files = typescriptUnder('src').filter((source) => !isTest(source));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(absentIn12_3)).toEqual([]);
  });

  it('has what JSX compiles to', () => {
    expect(capture.exports['react/jsx-runtime']).toEqual(expect.arrayContaining(['Fragment', 'jsx', 'jsxs']));
  });

  it.each([
    "import { NotThereYet } from '@grafana/ui';",
    "import { Button, NotThereYet as Known } from '@grafana/ui';",
    "import { useTransitionNavigate } from 'react-router-dom';",
    "import { debounce } from 'lodash';",
    "import * as ui from '@grafana/ui';",
    "export { NotThereYet } from '@grafana/data';",
  ])('is missed by: %s', (text) => {
    expect(absentIn12_3({ path: 'src/planted.tsx', text })).toHaveLength(1);
  });

  it.each([
    "import { Button, type NotThereYet } from '@grafana/ui';",
    "import type { NotThereYet } from '@grafana/ui';",
    "import { Link, Route, useSearchParams } from 'react-router-dom';",
    "import { initPluginTranslations } from '@grafana/i18n';",
  ])('is enough for: %s', (text) => {
    expect(absentIn12_3({ path: 'src/planted.tsx', text })).toEqual([]);
  });
});
