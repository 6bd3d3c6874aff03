import { isSignalEnabled } from '../settings/effective';
import { type Settings } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { type CompiledRule } from '../compile/rules';
import { withUnit } from '../units';
import { type ClusterRow } from './clusterRows';
import { type Answers } from './overviewQueries';
import { problemSentence, type Problem } from './problems';

/** The answer to the question of the product, from all sources together. */
export type Verdict =
  | { kind: 'up to date'; sentence: string }
  | { kind: 'problems'; sentence: string; problems: Problem[] }
  /** Some queries failed, and the others found nothing. */
  | { kind: 'not known'; sentence: string }
  | { kind: 'nothing found'; sentence: string };

export interface Checked {
  rows: readonly ClusterRow[];
  problems: readonly Problem[];
  /** Titles of signals whose queries failed. */
  failed: readonly string[];
}

export function verdictOf({ rows, problems, failed }: Checked): Verdict {
  // Two versions during a rollout are worth a row in the table, not a bad verdict.
  const [first, ...others] = problems.filter(({ rule }) => rule.severity !== 'info');
  if (first !== undefined) {
    const sentence = problemSentence(first);
    return { kind: 'problems', sentence, problems: [first, ...others] };
  }
  const monitored = rows.filter(({ kind }) => kind === 'monitored');
  if (failed.length > 0) {
    return { kind: 'not known', sentence: `Not everything could be checked: ${failed.join(', ')}.` };
  }
  if (monitored.length === 0) {
    return { kind: 'nothing found', sentence: 'No kube-proxy was found.' };
  }
  const running = monitored.reduce((sum, row) => sum + row.running, 0);
  return { kind: 'up to date', sentence: allWell(running, monitored) };
}

function allWell(running: number, monitored: readonly ClusterRow[]): string {
  const [only, ...others] = monitored;
  const where = only !== undefined && others.length === 0 ? ` in ${only.name}` : ` in ${monitored.length} clusters`;
  return running === 1
    ? `The only node${where} is up to date.`
    : `All ${withUnit(running, 'nodes')}${where} are up to date.`;
}

/** Titles of the signals whose firing expressions got no answer. */
export function failedSignals(rules: readonly CompiledRule[], answers: Answers): string[] {
  const titles = rules.filter(({ uid }) => answers[uid] === undefined).map(({ signal }) => signal.title);
  return [...new Set(titles)];
}

/** Titles of signals that somebody switched off, so that nobody takes silence for health. */
export function uncheckedSignals(settings: Settings): string[] {
  return catalogue
    .filter((signal) => signal.isOffByDefault !== true && !isSignalEnabled(signal, settings))
    .map(({ title }) => title);
}
