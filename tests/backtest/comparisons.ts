import { backtest } from '../../src/core/backtest/backtest';
import { mergeBy } from '../../src/core/backtest/mergeBy';
import { toSampleGrid } from '../../src/core/backtest/sampleGrid';
import { alertsIn, compilePrometheusRules } from '../../src/core/compile/prometheusRules';
import { durationSeconds } from '../../src/core/promql/duration';
import { signalById } from '../../src/core/signals/catalogue';
import { type SignalId } from '../../src/core/signals/signal';
import { settingsOf } from '../rules/scenarios/scenarioSettings';
import { endingAtOnce } from './endingAtOnce';
import { end, type Comparison } from './comparison';
import { type QueryRange } from './historicPrometheus';
import { type RecordedSeries } from './recordedSeries';

const perTarget = ['cluster', 'job', 'instance'];

/** One range query of plain values, replayed with every threshold and `for`, per series and per target. */
export async function gaugeComparisons(
  recorded: readonly RecordedSeries[],
  queryRange: QueryRange
): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const stepSeconds of [60, 120, 300]) {
    const range = { from: 0, to: end, stepSeconds };
    const drawn = toSampleGrid(await queryRange('drawn', range), range);
    const merged = mergeBy(drawn, perTarget);
    for (const threshold of [0, 4.5, 8]) {
      for (const lasting of ['0s', '7m', '20m']) {
        const shapes = [
          { title: 'each series', grid: drawn, expr: `drawn > ${threshold}` },
          { title: 'each target', grid: merged, expr: `max by (${perTarget.join(', ')}) (drawn > ${threshold})` },
        ];
        const forSeconds = secondsOf(lasting);
        comparisons.push(
          ...shapes.map(({ title, grid, expr }) => ({
            title: `${title} above ${threshold} for ${lasting} at a step of ${stepSeconds} s`,
            recorded,
            rule: { alert: 'Above', expr, for: lasting, labels: { severity: 'warning' }, annotations: {} },
            stepSeconds,
            result: backtest(grid, { threshold, forSeconds }),
          }))
        );
      }
    }
  }
  return comparisons;
}

interface CompiledCase {
  id: SignalId;
  /** The number at which the one range query is made. */
  lowest: number;
  thresholds: number[];
}

const compiledCases: CompiledCase[] = [
  { id: 'sync-slow', lowest: 4, thresholds: [4, 8] },
  { id: 'api-server-errors', lowest: 0.05, thresholds: [0.05, 0.1] },
];

/** The compiled rule's own expression, queried once at a low number and replayed at higher ones. */
export async function compiledComparisons(
  recorded: readonly RecordedSeries[],
  queryRange: QueryRange
): Promise<Comparison[]> {
  const stepSeconds = 120;
  const range = { from: 0, to: end, stepSeconds };
  const comparisons: Comparison[] = [];
  for (const { id, lowest, thresholds } of compiledCases) {
    for (const lasting of ['5m', '15m']) {
      // How long a cause has to last depends on how soon the alert may fire.
      const grid = toSampleGrid(await queryRange(compiledRule(id, lowest, lasting).expr, range), range);
      for (const threshold of thresholds) {
        comparisons.push({
          title: `${id} above ${threshold} for ${lasting} at a step of ${stepSeconds} s`,
          recorded,
          rule: { ...compiledRule(id, threshold, lasting), annotations: {} },
          stepSeconds,
          // What the query itself has left out at its own number was no violation either.
          result: backtest(grid, { threshold, forSeconds: secondsOf(lasting) }),
        });
      }
    }
  }
  return comparisons;
}

function compiledRule(id: SignalId, threshold: number, lasting: string) {
  const levels = {
    warning: { for: lasting, parameters: { threshold } },
    critical: { enabled: false },
  };
  const settings = settingsOf({ title: `${id} above ${threshold}`, settings: { signals: { [id]: { levels } } } });
  const rules = alertsIn(compilePrometheusRules(endingAtOnce(settings)));
  const rule = rules.find(({ alert }) => alert === signalById(id).alert);
  if (rule === undefined) {
    throw new Error(`No rule was compiled for ${id}`);
  }
  return rule;
}

function secondsOf(duration: string): number {
  const seconds = durationSeconds(duration);
  if (seconds === undefined) {
    throw new Error(`${duration} is no duration`);
  }
  return seconds;
}
