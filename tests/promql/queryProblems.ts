import { type SyntaxNode } from '@lezer/common';
import { families } from '../../src/core/metrics/families';
import { type Family } from '../../src/core/metrics/family';
import { madeLabels } from '../../src/core/promql/madeLabels';
import { recordedSeries, sourceLabel } from '../../src/core/recordings/recordedSeries';
import { matches, regexProblem } from '../../src/core/promql/regex';
import { familiesIn, nodesOf, textOf, textsOf, type ParsedQuery } from './syntax';

const recordedNames = new Set(Object.values(recordedSeries).map(({ name }) => name));

/** What Prometheus makes of alerts, with the labels of rules. */
const ofAlerts = 'ALERTS';

const byName = new Map(families.map((family) => [family.name, family]));

/** The family that a series is of; undefined for one that nobody knows. */
function familyOf(series: string): Family | undefined {
  const base = byName.get(series.replace(/_(sum|count|bucket)$/, ''));
  return byName.get(series) ?? (base?.type === 'histogram' ? base : undefined);
}

function isCounter(series: string): boolean {
  const family = familyOf(series);
  return family?.type === 'counter' || (family?.type === 'histogram' && family.name !== series);
}

/** Series whose name is only matched have none in the text. */
function namesIn(query: ParsedQuery, part?: SyntaxNode): string[] {
  return familiesIn(query, part).filter((name) => /^[\w:]+$/.test(name));
}

/** Series that nobody makes. */
export function unknownSeries(query: ParsedQuery): string[] {
  return namesIn(query).filter((name) => familyOf(name) === undefined && !recordedNames.has(name) && name !== ofAlerts);
}

/** Rates of what is no counter, `changes` of one, and windows that see a single scrape. */
export function wrongRanges(query: ParsedQuery): string[] {
  const callsOf = (...names: string[]) =>
    nodesOf(query, 'FunctionCall').filter(
      (call) => call.firstChild !== null && names.includes(textOf(query, call.firstChild))
    );
  const isRated = (name: string) => isCounter(name) || familyOf(name)?.type === 'histogram';
  return callsOf('rate', 'increase', 'irate')
    .filter((call) => namesIn(query, call).some((name) => !isRated(name)))
    .map((call) => textOf(query, call));
}

/** Counters that are compared or drawn as they are. */
export function rawCounters(query: ParsedQuery): string[] {
  return nodesOf(query, 'VectorSelector')
    .filter((selector) => namesIn(query, selector).some(isCounter) && !isCountedWell(query, selector))
    .map((selector) => textOf(query, selector));
}

/** A counter says something within a range, as its growth, or by being there at all. */
export function isCountedWell(query: ParsedQuery, selector: SyntaxNode): boolean {
  for (let node = selector; node.parent !== null; node = node.parent) {
    const { parent } = node;
    const isAskedForPresence =
      (parent.name === 'AggregateExpr' && /^(group|count) /.test(textOf(query, parent))) ||
      (parent.name === 'BinaryExpr' &&
        parent.lastChild?.from === node.from &&
        (parent.getChild('Unless') ?? parent.getChild('And')) !== null);
    if (parent.name === 'MatrixSelector' || isAskedForPresence || isGrowth(textOf(query, parent))) {
      return true;
    }
  }
  return false;
}

/** `x - x offset 5m >= 0 or x`: what a counter grew by, with what it was born with. */
function isGrowth(text: string): boolean {
  return /^(\w+\{[^}]*\})-\1offset\w+>=0or\1$/.test(text.replace(/[\s()]/g, ''));
}

const ofTargets = ['job', 'instance', 'node', 'ip_family', 'le', '__name__'];

/** Labels that no series of the query has and that the query does not make. */
export function unknownLabels(query: ParsedQuery, clusterLabel: string): string[] {
  const read = namesIn(query);
  const known = new Set([
    ...ofTargets,
    clusterLabel,
    ...madeIn(query),
    ...read.flatMap((name) => familyOf(name)?.labels ?? []),
    ...(read.some((name) => recordedNames.has(name)) ? [sourceLabel, madeLabels.mode] : []),
    ...(read.includes(ofAlerts) ? ['alertname', 'alertstate', 'severity', 'component'] : []),
  ]);
  return textsOf(query, 'LabelName').filter((label) => !known.has(label));
}

/** Labels that the query makes, in the order of its text. */
export function madeIn({ text }: ParsedQuery): string[] {
  return [...text.matchAll(/label_(?:replace|join)\(/g)].flatMap(({ index, 0: opening }) => {
    const [, label] = /^"(\w+)"/.exec(secondParameter(text.slice(index + opening.length))) ?? [];
    return label === undefined ? [] : [label];
  });
}

/** What follows the first comma outside of parentheses, braces and quotes. */
function secondParameter(parameters: string): string {
  let depth = 0;
  const pieces = /"(?:[^"\\]|\\.)*"|[(){}[\],]/g;
  for (let piece = pieces.exec(parameters); piece !== null; piece = pieces.exec(parameters)) {
    depth += /^[({[]/.test(piece[0]) ? 1 : /^[)}\]]/.test(piece[0]) ? -1 : 0;
    if (piece[0] === ',' && depth === 0) {
      return parameters.slice(piece.index + 1).trimStart();
    }
  }
  return '';
}

/** Matchers that also accept a series without the label. */
export function matchersOfNothing(query: ParsedQuery): string[] {
  return nodesOf(query, 'UnquotedLabelMatcher')
    .map((matcher) => textOf(query, matcher))
    .filter((matcher) => {
      const [, pattern] = /=~"([^]*)"$/.exec(matcher) ?? [];
      const read = pattern?.replaceAll('\\\\', '\\');
      return read !== undefined && regexProblem(read) === undefined && matches(read, '');
    });
}
