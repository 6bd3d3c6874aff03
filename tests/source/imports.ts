import { posix } from 'node:path';
import ts from 'typescript';
import { placeOf, visitSyntax, type Source } from './source';

/** One import, re-export or dynamic import. */
export interface Import {
  /** As written: `valibot`, `../metrics/family`. */
  module: string;
  /** For a relative import, its path in the project. */
  path?: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  /** What is imported at run time, by its exported name; `default` and `*` as such. */
  names: string[];
  place: string;
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) {
    return [];
  }
  const names = clause.name ? ['default'] : [];
  if (clause.namedBindings && ts.isNamespaceImport(clause.namedBindings)) {
    return [...names, '*'];
  }
  const elements = clause.namedBindings?.elements ?? [];
  return [
    ...names,
    ...elements.flatMap(({ isTypeOnly, propertyName, name }) => (isTypeOnly ? [] : [(propertyName ?? name).text])),
  ];
}

function exportedNamesOf({ isTypeOnly, exportClause }: ts.ExportDeclaration): string[] {
  if (isTypeOnly) {
    return [];
  }
  return exportClause && ts.isNamedExports(exportClause)
    ? exportClause.elements.flatMap((element) =>
        element.isTypeOnly ? [] : [(element.propertyName ?? element.name).text]
      )
    : ['*'];
}

function importOf(node: ts.Node): { module: ts.Node; names: string[]; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) {
    const names = namesOf(node.importClause);
    return { module: node.moduleSpecifier, names, typeOnly: node.importClause !== undefined && names.length === 0 };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const names = exportedNamesOf(node);
    return { module: node.moduleSpecifier, names, typeOnly: names.length === 0 };
  }
  const [first] = ts.isCallExpression(node) ? node.arguments : [];
  if (ts.isCallExpression(node) && first) {
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
    if (isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return { module: first, names: ['*'], typeOnly: false };
    }
  }
  return undefined;
}

/** Everything that a file takes from other modules. */
export function importsOf(source: Source): Import[] {
  const imports: Import[] = [];
  visitSyntax(source, (node) => {
    const found = importOf(node);
    if (found && ts.isStringLiteralLike(found.module)) {
      const module = found.module.text;
      imports.push({
        module,
        ...(module.startsWith('.') ? { path: posix.join(posix.dirname(source.path), module) } : {}),
        typeOnly: found.typeOnly,
        names: found.names,
        place: placeOf(source, node),
      });
    }
  });
  return imports;
}
