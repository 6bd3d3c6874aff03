import { importsOf } from '../source/imports';
import { isTest, typescriptUnder, type Source } from '../source/source';

function foreignImports(source: Source): string[] {
  return importsOf(source).flatMap(({ module, path, place }) => {
    const allowed =
      path === undefined
        ? module.startsWith('@grafana/') || module === 'rxjs' || module === 'valibot'
        : path.startsWith('src/core/') || path.startsWith('src/grafana/');
    return allowed ? [] : [`${place} imports ${module}`];
  });
}

describe('src/grafana', () => {
  it('imports only core, itself, @grafana/*, rxjs and valibot', () => {
    const files = typescriptUnder('src/grafana').filter((source) => !isTest(source));
    expect(files.flatMap(foreignImports)).toEqual([]);
  });

  it.each([
    "import { useState } from 'react';",
    "import { PlanTable } from '../components/PlanTable';",
    "import type { AlertsPage } from '../pages/alerts/AlertsPage';",
    "import { debounce } from 'lodash';",
  ])('may not hold: %s', (text) => {
    expect(foreignImports({ path: 'src/grafana/planted.ts', text })).toHaveLength(1);
  });

  it.each([
    "import { getBackendSrv } from '@grafana/runtime';",
    "import { lastValueFrom } from 'rxjs';",
    "import type { Settings } from '../core/settings/schema';",
  ])('may hold: %s', (text) => {
    expect(foreignImports({ path: 'src/grafana/planted.ts', text })).toEqual([]);
  });
});
