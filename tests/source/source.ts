import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** One file of the project. */
export interface Source {
  /** From the project's folder, with `/`. */
  path: string;
  text: string;
}

export const projectRoot = resolve(__dirname, '../..');

const madeByPrograms = new Set([
  '.demo',
  '.git',
  'artifacts',
  'coverage',
  'dist',
  'node_modules',
  'playwright-report',
  'test-results',
]);

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return madeByPrograms.has(entry.name) ? [] : pathsUnder(join(folder, entry.name));
    }
    return entry.isFile() ? [join(folder, entry.name)] : [];
  });
}

/** Every file in folders of the project; `''` is the whole project without what programs made. */
export function filesUnder(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => pathsUnder(join(projectRoot, folder)))
    .map((path) => ({ path: relative(projectRoot, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** TypeScript in folders of the project, tests included. */
export function typescriptUnder(...folders: string[]): Source[] {
  return filesUnder(...folders).filter(({ path }) => /\.tsx?$/.test(path));
}

export function isTest({ path }: Source): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/');
}

/** Calls `visit` for every node of the source's syntax tree. */
export function visitSyntax(source: Source, visit: (node: ts.Node) => void): void {
  const enter = (node: ts.Node) => {
    visit(node);
    node.forEachChild(enter);
  };
  enter(syntaxTree(source));
}

/** The syntax tree, with parents. */
export function syntaxTree({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** `path:line`, as editors and terminals understand it. */
export function placeOf({ path }: Source, node: ts.Node): string {
  const file = node.getSourceFile();
  return `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
