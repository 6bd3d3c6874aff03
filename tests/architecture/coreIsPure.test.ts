import ts from 'typescript';
import { importsOf } from '../source/imports';
import { isTest, placeOf, typescriptUnder, visitSyntax, type Source } from '../source/source';

/** They compute and do nothing else. */
const pureLibraries = new Set(['re2js', 'valibot', 'yaml']);

const outsideWorld = new Set([
  'XMLHttpRequest',
  'document',
  'fetch',
  'localStorage',
  'process',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
]);

/** Names that a file gives to things of its own. */
function ownNames(source: Source): Set<string> {
  const names = new Set<string>();
  visitSyntax(source, (node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && node.name && ts.isIdentifier(node.name)) {
      names.add(node.name.text);
    }
  });
  return names;
}

/** Calls of the outside world, and reads of its objects. */
function outsideUses(source: Source): string[] {
  const own = ownNames(source);
  const found: string[] = [];
  visitSyntax(source, (node) => {
    const used =
      ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isPropertyAccessExpression(node)
        ? node.expression
        : undefined;
    if (used && ts.isIdentifier(used) && outsideWorld.has(used.text) && !own.has(used.text)) {
      found.push(`${placeOf(source, node)} uses ${used.text}`);
    }
  });
  return found;
}

function impurities(source: Source): string[] {
  const foreign = importsOf(source).flatMap(({ module, path, typeOnly, place }) => {
    const allowed = path === undefined ? typeOnly || pureLibraries.has(module) : path.startsWith('src/core/');
    return allowed ? [] : [`${place} imports ${module}`];
  });
  return [...foreign, ...outsideUses(source)];
}

describe('src/core', () => {
  it('imports only itself, pure libraries and types, and does no input or output', () => {
    const files = typescriptUnder('src/core').filter((source) => !isTest(source));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(impurities)).toEqual([]);
  });

  it.each([
    "import { dateTime } from '@grafana/data';",
    "import { useState, type ReactNode } from 'react';",
    "import { RuleGroups } from '../../grafana/ruleGroups';",
    "export * from '../../pages/App';",
    "import 'node:fs';",
    "const lazily = () => import('rxjs');",
    "export const answer = fetch('https://prometheus.example');",
    'export const zone = window.navigator.language;',
    'setTimeout(plan, 1000);',
  ])('may not hold: %s', (text) => {
    expect(impurities({ path: 'src/core/plan/planted.ts', text })).toHaveLength(1);
  });

  it.each([
    "import * as v from 'valibot';",
    "import type { Dashboard } from '@grafana/schema';",
    "import { type Dashboard } from '@grafana/schema';",
    "import { family } from '../metrics/family';",
    "export const range = { window: '5m' };",
    'export const rate = (window: Range) => window.seconds;',
  ])('may hold: %s', (text) => {
    expect(impurities({ path: 'src/core/plan/planted.ts', text })).toEqual([]);
  });
});
