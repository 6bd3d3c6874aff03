import { type BacktestResult } from '../../src/core/backtest/backtest';
import { type PrometheusAlertRule } from '../../src/core/compile/prometheusRules';
import { type ExpressionTest, type PromtoolCase } from '../rules/promtool/promtoolTest';
import { scrapes } from './randomSeries';
import { scrapeSeconds, toPromtoolInput, written, type RecordedSeries } from './recordedSeries';

/** A rule that Prometheus shall evaluate at every step, and what the backtest says about it. */
export interface Comparison {
  title: string;
  recorded: readonly RecordedSeries[];
  rule: PrometheusAlertRule;
  stepSeconds: number;
  result: BacktestResult;
}

/** Unix milliseconds of the last scrape, which is also the end of every range. */
export const end = (scrapes - 1) * scrapeSeconds * 1000;

/** Which alerts fire, and since when each of them has been pending (in Unix seconds). */
const firingSince = 'ALERTS_FOR_STATE and ignoring (alertstate) ALERTS{alertstate="firing"}';

/** Asks promtool at every single step for exactly the alerts that the backtest says fire there. */
export function toPromtoolCase({ title, recorded, rule, stepSeconds, result }: Comparison): PromtoolCase {
  const atStep = firingAtSteps(rule, stepSeconds, result);
  const steps = Array.from({ length: Math.floor(end / 1000 / stepSeconds) + 1 }, (_, index) => index * stepSeconds);
  return {
    title,
    rules: { groups: [{ name: 'backtest', interval: `${stepSeconds}s`, rules: [rule] }] },
    evaluationInterval: `${stepSeconds}s`,
    test: {
      name: title,
      interval: `${scrapeSeconds}s`,
      input_series: recorded.map(toPromtoolInput),
      promql_expr_test: steps.map((seconds) => ({
        expr: firingSince,
        eval_time: `${seconds}s`,
        exp_samples: atStep.get(seconds) ?? [],
      })),
    },
  };
}

function firingAtSteps(rule: PrometheusAlertRule, stepSeconds: number, { series }: BacktestResult) {
  const atStep = new Map<number, ExpressionTest['exp_samples']>();
  for (const { labels, firings } of series) {
    const alert = written('ALERTS_FOR_STATE', { ...labels, ...rule.labels, alertname: rule.alert });
    for (const { pendingSince, from, until = Infinity } of firings) {
      if (until <= from) {
        throw new Error(`The backtest says that ${alert} fires at ${from} and is over at once.`);
      }
      for (let time = from; time < until && time <= end; time += stepSeconds * 1000) {
        const seconds = time / 1000;
        atStep.set(seconds, [...(atStep.get(seconds) ?? []), { labels: alert, value: pendingSince / 1000 }]);
      }
    }
  }
  return atStep;
}
