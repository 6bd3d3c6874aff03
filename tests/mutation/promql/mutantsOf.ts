import { newSource } from '../../../src/core/settings/bundledSettings';
import { kubeProxyOf } from '../../../src/core/signals/kubeProxyOf';
import { targetsByMode, targetsInMode } from '../../../src/core/signals/lifecycle/modes';
import { nodesOf, parseQuery, textOf, type ParsedQuery } from '../../promql/syntax';
import { everyEdit, type Edit } from './edits';

/** A query that says something slightly else. */
export interface Mutant {
  /** The same for the same change of a query that other settings write with other numbers. */
  key: string;
  /** What was changed, for people. */
  change: string;
  text: string;
}

const isDuration = /^\d+[a-z]+$/;
const isGrowth =
  /^sum by \([^)]*\) \( ?max by \([^)]*\) \( \( \( series - series offset +\) >= number \) or series \) \)$/;

const kubeProxy = kubeProxyOf(newSource('prom01', 'Prometheus', 'prometheus'));
const wholeModes = new Set(
  [targetsByMode(kubeProxy), targetsInMode(kubeProxy, 'ipvs')].map(({ text }) => asWritten(text, ''))
);

/**
 * Every way to change one thing in a query: a comparison, an operand, an aggregation, a label, a matcher, a number, a
 * duration. A piece that stands in several places is changed in all of them, as a change of the function that wrote it would.
 */
export function mutantsOf(text: string, parts: 'with what is shared' | 'without it' = 'without it'): Mutant[] {
  const query = parseQuery(text);
  const alike = new Map<string, { change: string; edits: Edit[] }>();
  const found = everyEdit(query).filter(({ edit }) => parts === 'with what is shared' || !isJudgedApart(query, edit));
  for (const { what, kind = what, about, shown, edit } of found) {
    const key = `${kind}\n${asWritten(textOf(query, about), edit.text)}`;
    const { change = `${what}: ${shortened(textOf(query, shown ?? about))}`, edits = [] } = alike.get(key) ?? {};
    alike.set(key, { change, edits: [...edits, edit] });
  }
  const mutants = [...alike].map(([key, { change, edits }]) => ({ key, change, text: applied(text, edits) }));
  const queries = mutants.filter((mutant) => mutant.text !== text && isPromQL(mutant.text));
  return toldApart(queries.filter(({ text: own }, index) => queries.findIndex((each) => each.text === own) === index));
}

/** Changes that look alike where the middle of a long piece is left out are numbered: reports know them by their words. */
function toldApart(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const number = (seen.get(mutant.change) ?? 0) + 1;
    seen.set(mutant.change, number);
    return number === 1 ? mutant : { ...mutant, change: `${mutant.change} (${number})` };
  });
}

/**
 * Pieces that differ in their families and times alone were written by one function, and a change of it is one mutant:
 * so is a matcher that several families are selected by. A time is changed where it stands.
 */
function asWritten(piece: string, text: string): string {
  const anyFamily = piece
    .replace(/\s+/g, ' ')
    .replace(/\b[a-z]\w+\{[^}]*\}|\b(kube|kubeproxy|process|kubelet)_\w+/g, 'series')
    .replace(/\b\d+(\.\d+)?\b/g, 'number');
  return isDuration.test(text) ? anyFamily : anyFamily.replace(/(offset |\[)\w+(?=\]|\b)/g, '$1');
}

/** What has cases of its own (judgeShared.ts) is not judged with every alert that reads it; but for what is the alert's. */
function isJudgedApart(query: ParsedQuery, edit: Edit): boolean {
  const around = nodesOf(query, 'AggregateExpr', 'BinaryExpr')
    .filter(({ from, to }) => from <= edit.from && edit.to <= to)
    .map((node) => asWritten(textOf(query, node), ''));
  const isWindowOrMatcher = isDuration.test(edit.text) || /=[~"]|!/.test(query.text.slice(edit.from, edit.to));
  return (
    around.some((piece) => wholeModes.has(piece)) ||
    (!isWindowOrMatcher && around.some((piece) => isGrowth.test(piece)))
  );
}

/** Of pieces that contain each other the outer one is changed. */
function applied(text: string, edits: readonly Edit[]): string {
  const outer = edits.filter(
    ({ from, to }) => !edits.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from)
  );
  return [...outer]
    .sort((left, right) => right.from - left.from)
    .reduce((changed, { from, to, text: other }) => changed.slice(0, from) + other + changed.slice(to), text);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-36)}` : line;
}

function isPromQL(text: string): boolean {
  try {
    parseQuery(text);
    return true;
  } catch {
    // A list that needs a member has lost its last one: that is no query to be judged.
    return false;
  }
}
