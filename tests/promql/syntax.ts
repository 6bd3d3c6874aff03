import { type SyntaxNode, type Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A parsed query, for tests that ask what is in it. */
export interface ParsedQuery {
  text: string;
  tree: Tree;
}

/** Parses PromQL. @throws Error that shows where it is wrong */
export function parseQuery(text: string): ParsedQuery {
  const tree = parser.parse(text);
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        throw new Error(`not PromQL at ${from}: ${text.slice(0, from)}⟦here⟧${text.slice(from)}`);
      }
    },
  });
  return { text, tree };
}

/** All nodes of one of these kinds, in the order of the text. */
export function nodesOf({ tree }: ParsedQuery, ...kinds: string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (kinds.includes(name)) {
        found.push(node);
      }
    },
  });
  return found;
}

/** The texts of all nodes of one of these kinds. */
export function textsOf(query: ParsedQuery, ...kinds: string[]): string[] {
  return nodesOf(query, ...kinds).map((node) => textOf(query, node));
}

export function textOf({ text }: ParsedQuery, { from, to }: { from: number; to: number }): string {
  return text.slice(from, to);
}

/** Names of the families that a part of a query reads. */
export function familiesIn(query: ParsedQuery, part: SyntaxNode = query.tree.topNode): string[] {
  const found: string[] = [];
  part.cursor().iterate(({ name, node }) => {
    if (name === 'VectorSelector' && node.firstChild) {
      found.push(textOf(query, node.firstChild));
    }
  });
  return found;
}
