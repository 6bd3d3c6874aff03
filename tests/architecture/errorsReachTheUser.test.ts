import ts from 'typescript';
import { placeOf, typescriptUnder, visitSyntax, type Source } from '../source/source';

function doesNothing(handler: ts.Node): boolean {
  if (!ts.isArrowFunction(handler) && !ts.isFunctionExpression(handler)) {
    return false;
  }
  const { body } = handler;
  return ts.isBlock(body)
    ? body.statements.length === 0
    : ['undefined', 'null', 'void 0', '[]', '({})', "''", 'false'].includes(body.getText());
}

/** Errors that are caught and forgotten. */
function swallowedErrors(source: Source): string[] {
  const found: string[] = [];
  visitSyntax(source, (node) => {
    if (ts.isCatchClause(node) && node.block.statements.length === 0) {
      found.push(`${placeOf(source, node)} catches an error and forgets it`);
    }
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'catch' &&
      node.arguments.some(doesNothing)
    ) {
      found.push(`${placeOf(source, node)} catches a rejection and forgets it`);
    }
  });
  return found;
}

describe('errors', () => {
  it('are never caught and forgotten', () => {
    expect(typescriptUnder('src', 'demo', 'scripts', 'tests').flatMap(swallowedErrors)).toEqual([]);
  });

  it.each([
    'try { apply(); } catch {}',
    'try { apply(); } catch (error) { /* later */ }',
    'apply().catch(() => undefined);',
    'apply().catch(() => {});',
    'apply().catch(() => []);',
  ])('may not be forgotten: %s', (text) => {
    expect(swallowedErrors({ path: 'src/planted.ts', text })).toHaveLength(1);
  });

  it('may be turned into words', () => {
    expect(swallowedErrors({ path: 'src/planted.ts', text: 'apply().catch((error) => say(refused(error)));' })).toEqual(
      []
    );
  });
});
