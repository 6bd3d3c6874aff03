import ts from 'typescript';
import { isTest, placeOf, typescriptUnder, visitSyntax, type Source } from '../source/source';

const httpNames = new Set(['getBackendSrv', 'getDataSourceSrv', 'XMLHttpRequest', 'EventSource', 'WebSocket']);
const browserObjects = new Set(['window', 'globalThis', 'self']);

function isFetch(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) {
    return false;
  }
  const { expression } = node;
  if (ts.isIdentifier(expression)) {
    return expression.text === 'fetch';
  }
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'fetch' &&
    ts.isIdentifier(expression.expression) &&
    browserObjects.has(expression.expression.text)
  );
}

function httpUses(source: Source): string[] {
  const found: string[] = [];
  visitSyntax(source, (node) => {
    if (isFetch(node)) {
      found.push(`${placeOf(source, node)} calls fetch`);
    } else if (ts.isIdentifier(node) && httpNames.has(node.text)) {
      found.push(`${placeOf(source, node)} uses ${node.text}`);
    }
  });
  return found;
}

describe('pages and components', () => {
  it('leave HTTP and data sources to src/grafana', () => {
    const files = typescriptUnder('src/pages', 'src/components').filter((source) => !isTest(source));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(httpUses)).toEqual([]);
  });

  it.each([
    "import { getBackendSrv } from '@grafana/runtime';",
    "import { getDataSourceSrv as sources } from '@grafana/runtime';",
    "const answer = await fetch('/api/health');",
    "const answer = await window.fetch('/api/health');",
    'const request = new XMLHttpRequest();',
  ])('may not hold: %s', (text) => {
    expect(httpUses({ path: 'src/pages/planted.tsx', text })).toHaveLength(1);
  });

  it('may name a function of their own fetchPlan', () => {
    expect(httpUses({ path: 'src/pages/planted.tsx', text: 'plans.fetch(); fetchPlan();' })).toEqual([]);
  });
});
