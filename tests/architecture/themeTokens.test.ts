import ts from 'typescript';
import { importsOf } from '../source/imports';
import { isTest, placeOf, typescriptUnder, visitSyntax, type Source } from '../source/source';

const rawStyles: Array<[RegExp, string]> = [
  [/#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b/i, 'a raw colour: take one from theme.colors or theme.visualization'],
  [/\b(?:rgb|hsl)a?\(/i, 'a raw colour: take one from theme.colors or theme.visualization'],
  [/\d(?:px)\b/, 'a size in pixels: use theme.spacing or theme.typography'],
];

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  );
}

function rawStylesIn(source: Source): string[] {
  const found: string[] = [];
  visitSyntax(source, (node) => {
    if (isText(node)) {
      rawStyles
        .filter(([pattern]) => pattern.test(node.text))
        .forEach(([, complaint]) => found.push(`${placeOf(source, node)} has ${complaint}`));
    }
  });
  const globalStyles = importsOf(source).flatMap(({ module, names, place }) =>
    /\.(css|scss|sass|less)$/.test(module) || names.includes('injectGlobal') || names.includes('Global')
      ? [`${place} styles the whole of Grafana`]
      : []
  );
  return [...found, ...globalStyles];
}

describe('styles', () => {
  it('of pages and components come from the theme', () => {
    const files = typescriptUnder('src/pages', 'src/components');
    expect(files.filter((source) => !isTest(source)).flatMap(rawStylesIn)).toEqual([]);
  });

  it.each([
    "const red = '#e02f44';",
    'const style = { color: "#fff" };',
    'const styles = css`border-color: rgba(0, 0, 0, 0.5);`;',
    'const styles = css`padding: 8px ${theme.spacing(1)};`;',
    'const styles = css`margin: ${theme.spacing(1)} 12px;`;',
    "import './page.css';",
    "import { injectGlobal } from '@emotion/css';",
  ])('may not be: %s', (text) => {
    expect(rawStylesIn({ path: 'src/pages/planted.tsx', text })).toHaveLength(1);
  });

  it('may use the theme, and a text may name an issue', () => {
    const text = "const styles = css`padding: ${theme.spacing(1)};`; const hint = 'see #12 and #overview';";
    expect(rawStylesIn({ path: 'src/pages/planted.tsx', text })).toEqual([]);
  });
});
