import ts from 'typescript';
import { filesUnder, isTest, placeOf, visitSyntax, type Source } from '../source/source';

const runners = new Set(['it', 'test', 'describe']);
const leftOut = new Set(['skip', 'only', 'todo', 'fixme', 'fails', 'failing']);
const shorthand = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** Tests that do not run, or that keep others from running. */
function leftOutTests(source: Source): string[] {
  const found: string[] = [];
  visitSyntax(source, (node) => {
    if (ts.isPropertyAccessExpression(node) && leftOut.has(node.name.text)) {
      const [runner] = node.expression.getText().split('.');
      if (runner && runners.has(runner)) {
        found.push(`${placeOf(source, node)} ${node.getText()}`);
      }
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && shorthand.has(node.expression.text)) {
      found.push(`${placeOf(source, node)} ${node.expression.text}`);
    }
  });
  return found;
}

describe('tests', () => {
  it('all run', () => {
    const files = filesUnder('src', 'demo', 'scripts', 'tests').filter(
      (source) => /\.tsx?$/.test(source.path) && isTest(source)
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(leftOutTests)).toEqual([]);
  });

  // Written in parts, so that this file does not hold what it forbids.
  it.each([
    ['it', '.only', "('fires', fires);"],
    ['describe', '.skip', "('plan', plan);"],
    ['test.describe', '.only', "('alerts', alerts);"],
    ['it', '.skip', ".each([1])('is %s', check);"],
    ['x', 'it', "('fires', fires);"],
  ])('may not be left out: %s%s%s', (...parts) => {
    const text = parts.join('');
    expect(leftOutTests({ path: 'src/planted.test.ts', text })).toHaveLength(1);
  });
});
