import { wouldHaveFired } from '../../src/core/evidence/wouldHaveFired';
import { toSampleGrid, type SampleGrid } from '../../src/core/backtest/sampleGrid';
import { type Evidence } from '../../src/core/evidence/evidence';
import { stepsOfWorst } from '../../src/core/evidence/pastQuery';
import { alertsIn, compilePrometheusRules, type PrometheusAlertRule } from '../../src/core/compile/prometheusRules';
import { isSwitchedOn } from '../../src/core/settings/effective';
import { type Settings } from '../../src/core/settings/schema';
import { catalogue } from '../../src/core/signals/catalogue';
import { type Signal } from '../../src/core/signals/signal';
import { type PromtoolCase } from '../rules/promtool/promtoolTest';
import { runPromtool } from '../rules/promtool/runPromtool';
import { type RuleTestResult } from '../rules/ruleTest';
import { endingAtOnce } from './endingAtOnce';
import { askedEvidence, sourceOf, violationsIn } from './askedEvidence';
import { evidenceSettings, type NamedSettings } from './evidenceSettings';
import { withHistoricPrometheus, type QueryRange } from './historicPrometheus';
import { scrapeSeconds, toPromtoolInput, written, type RecordedSeries } from './recordedSeries';
import { troubledFleet, troubledUntil } from './troubledFleet';

const stepSeconds = 300;
const range = { from: 0, to: troubledUntil, stepSeconds, hours: 168 } as const;
const steps = Array.from({ length: troubledUntil / 1000 / stepSeconds + 1 }, (_, index) => index * stepSeconds);

/** The canary needs a whole source without metrics. */
const compared = catalogue.filter(({ isCanary }) => isCanary !== true);

/**
 * Whether Configuration says what Prometheus would have done, for every signal: a fleet on which everything fails is put
 * into a real Prometheus, asked as the page asks and replayed with several settings, and promtool evaluates the compiled
 * rules of the same settings on the same series.
 */
export async function testEvidence(): Promise<RuleTestResult[]> {
  const all = evidenceSettings().map((one) => ({ ...one, alerts: alertsOf(one) }));
  const alerts = all.flatMap((one) => one.alerts);
  const read = new Set(alerts.flatMap(({ expr }) => expr.match(/[\w:]+/g) ?? []));
  const recorded = troubledFleet((family) => read.has(family));
  const [firing, problems, wrongWorst] = await withHistoricPrometheus(recorded, async (queryRange) => {
    const found: FiringAlert[] = [];
    const differing: string[] = [];
    const wrongWorst: string[] = [];
    for (const { name, settings, alerts: own } of all) {
      for (const signal of compared.filter((one) => isSwitchedOn(one, settings))) {
        const evidence = await askedEvidence(signal, settings, range, queryRange);
        found.push(...firingOf(signal, settings, own, evidence));
        const ofMany = (isAgain: boolean) => askedEvidence(signal, settings, range, queryRange, 201, isAgain);
        const isOfMany = name === 'defaults' && signal.scope === 'node';
        if (!(await drawsTheWorst(evidence, queryRange))) {
          wrongWorst.push(`${signal.id}: the worst of all is not what its own query says.`);
        }
        for (const many of isOfMany ? [await ofMany(false), await ofMany(true)] : []) {
          if (many.isCut || violationsIn(many) !== violationsIn(evidence)) {
            differing.push(`${signal.id} has other violations where there are many nodes.`);
          }
        }
      }
    }
    return [found, differing, wrongWorst];
  });
  const [verdict] = await runPromtool([toCase(recorded, alerts, firing)]);
  return [
    ...compared.map(({ alert }) => ({
      title: `evidence: ${alert} is replayed as Prometheus evaluates it`,
      problems: [
        ...(verdict?.split(/(?=^ *expr:)/m) ?? []).filter((part) => part.includes(`alertname="${alert}"`)),
        ...(firing.some((one) => one.alert === alert) ? [] : ['It never fires, so nothing is compared.']),
      ],
    })),
    { title: 'evidence: promtool finds no difference', problems: [verdict ?? []].flat() },
    { title: 'evidence: of more than 200 kube-proxies the same violations are found', problems },
    { title: 'evidence: one query also tells the worst of all, in longer steps', problems: wrongWorst },
  ];
}

/** Whether the worst of all in the one answer is what a query of its own says at these steps. */
async function drawsTheWorst({ queries, worst }: Evidence, queryRange: QueryRange): Promise<boolean> {
  if (queries.worst === undefined || worst === undefined) {
    return queries.worst === worst;
  }
  const alone = await queryRange(queries.worst, { ...range, stepSeconds: stepSeconds * stepsOfWorst });
  // Sums in another order differ in their last digits.
  const row = ({ rows: [first] }: SampleGrid) =>
    [...(first?.values ?? [])].filter((value) => !Number.isNaN(value)).map((value) => value.toPrecision(9));
  return JSON.stringify(row(worst)) === JSON.stringify(row(toSampleGrid(alone, range)));
}

/** An alert that fires at a step, in seconds. */
interface FiringAlert {
  alert: string;
  seconds: number;
  labels: Record<string, string>;
}

function alertsOf({ name, settings }: NamedSettings): PrometheusAlertRule[] {
  return alertsIn(compilePrometheusRules(endingAtOnce(settings))).map((rule) => ({
    ...rule,
    labels: { ...rule.labels, settings: name },
    annotations: {},
  }));
}

/** When a signal fires according to its evidence, with the labels that its alerts have. */
function firingOf(
  signal: Signal,
  settings: Settings,
  alerts: readonly PrometheusAlertRule[],
  evidence: Evidence
): FiringAlert[] {
  return wouldHaveFired(signal, settings, sourceOf(settings), evidence).flatMap((level) => {
    const rule = alerts.find(({ alert, labels }) => alert === signal.alert && labels['severity'] === level.severity);
    if (level.kind !== 'replayed' || rule === undefined) {
      throw new Error(`${signal.id}, ${level.severity}: ${level.kind}, ${rule === undefined ? 'no rule' : 'a rule'}`);
    }
    // It only leads to the node: alerts have no target.
    return level.newest.flatMap(({ labels: { instance: _, ...labels }, began, seconds, isStillFiring }) => {
      const over = began / 1000 + seconds + (isStillFiring ? 1 : 0);
      const alert = { alert: rule.alert, labels: { ...labels, ...rule.labels, alertname: rule.alert } };
      return steps.filter((step) => step >= began / 1000 && step < over).map((step) => ({ ...alert, seconds: step }));
    });
  });
}

function toCase(recorded: RecordedSeries[], alerts: PrometheusAlertRule[], firing: FiringAlert[]): PromtoolCase {
  return {
    title: 'evidence',
    rules: { groups: [{ name: 'evidence', interval: `${stepSeconds}s`, rules: alerts }] },
    evaluationInterval: `${stepSeconds}s`,
    test: {
      name: 'evidence',
      interval: `${scrapeSeconds}s`,
      input_series: recorded.map(toPromtoolInput),
      promql_expr_test: compared.flatMap(({ alert }) =>
        steps.map((seconds) => ({
          expr: `ALERTS{alertstate="firing", alertname="${alert}"}`,
          eval_time: `${seconds}s`,
          exp_samples: firing
            .filter((one) => one.alert === alert && one.seconds === seconds)
            .map(({ labels }) => ({ labels: written('ALERTS', { ...labels, alertstate: 'firing' }), value: 1 })),
        }))
      ),
    },
  };
}
