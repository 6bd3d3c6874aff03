import { Expression } from '../../../src/core/promql/expression';
import { rulesOfSignal } from '../../../src/core/compile/rules';
import { durationSeconds } from '../../../src/core/promql/duration';
import { catalogue } from '../../../src/core/signals/catalogue';
import { healthyScenarios } from '../../../src/core/signals/healthyScenarios';
import { type Scenario, type SilentScenario } from '../../../src/core/signals/scenario';
import { type Signal } from '../../../src/core/signals/signal';
import { settingsOf } from '../../rules/scenarios/scenarioSettings';
import { mutantsOf } from './mutantsOf';
import { whoNotice } from './variants';

/** One change of a signal's expression, and what became of it. */
export interface Judged {
  signal: string;
  change: string;
  /** The scenario that noticed; left out where none did. */
  killedBy?: string;
}

interface Mutant extends Judged {
  of: Signal;
  variant: Signal;
}

/**
 * Changes the firing expressions of signals in every small way, one at a time, and lets promtool run scenarios on what
 * is left as long as something is: those of the signal, the healthy fleets, and those in which other signals alone fire.
 * @throws Error when a scenario fails without any change
 */
export async function judgeMutants(signals: readonly Signal[], say: (line: string) => void): Promise<Judged[]> {
  const mutants = signals.flatMap(everyMutant);
  const shared = new Set<Scenario>(healthyScenarios);
  const run = async (scenario: Scenario, of: (signal: Signal) => boolean) => {
    const left = mutants.filter((mutant) => mutant.killedBy === undefined && of(mutant.of));
    const unchanged = signals.filter(of);
    const noticed = await whoNotice(scenario, [...unchanged, ...left.map(({ variant }) => variant)]);
    unchanged.forEach(({ alert }, index) => {
      if (noticed[index] !== false) {
        throw new Error(`${alert} fails without any change in “${scenario.title}”`);
      }
    });
    left.forEach((mutant, index) => {
      if (noticed[unchanged.length + index] === true) {
        mutant.killedBy = scenario.title;
      }
    });
  };
  await inTwoLanes(signals, async (signal) => {
    for (const scenario of cheapFirst(signal.scenarios.filter((each) => !shared.has(each)))) {
      await run(scenario, (each) => each === signal);
    }
    say(`${signal.alert}: ${leftOf(mutants, signal)} left by its own scenarios`);
  });
  if (process.env.OWN_ONLY === undefined) {
    await inTwoLanes(healthyScenarios, (scenario) => run(scenario, () => true));
    say(`${leftOf(mutants)} left by healthy fleets`);
    await inTwoLanes(scenariosOfOthers(), ({ scenario, named }) => run(scenario, ({ id }) => !named.has(id)));
    say(`${leftOf(mutants)} left by scenarios of other signals`);
  }
  return mutants.map(({ signal, change, killedBy }) => ({ signal, change, killedBy }));
}

/** Most mutants are noticed at once, so the scenario that all of them are tried on is the smallest. */
function cheapFirst(scenarios: readonly Scenario[]): Scenario[] {
  const cost = ({ shape }: Scenario) =>
    Object.values(shape?.clusters ?? { prod: { nodes: ['a1', 'a2', 'a3'] } }).flatMap(({ nodes }) => nodes).length *
    (durationSeconds(shape?.length ?? '3h') ?? 0);
  return [...scenarios].sort((left, right) => cost(left) - cost(right));
}

/** Where a signal fires, all that are not named must stay silent. */
function scenariosOfOthers(): Array<{ scenario: SilentScenario; named: ReadonlySet<string> }> {
  return catalogue.flatMap(({ id, scenarios }) =>
    scenarios.flatMap((scenario) => {
      if (scenario.kind === 'silent') {
        return [];
      }
      const named = new Set([id, ...(scenario.alsoFires ?? []).map(({ signal }) => signal)]);
      return [{ scenario: { ...scenario, kind: 'silent' as const }, named }];
    })
  );
}

function leftOf(mutants: readonly Mutant[], signal?: Signal): number {
  return mutants.filter(({ of, killedBy }) => killedBy === undefined && of === (signal ?? of)).length;
}

/** promtool works on one while the series of another are made. */
async function inTwoLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) {
      await work(item);
    }
  };
  await Promise.all([lane(), lane()]);
}

/** The mutants of how the signal reads in the first of its scenarios. */
function everyMutant(signal: Signal): Mutant[] {
  const shared = new Set<Scenario>(healthyScenarios);
  const [first] = signal.scenarios.filter((scenario) => !shared.has(scenario));
  const texts = new Set<string>();
  const watched: Signal = {
    ...signal,
    firing(kubeProxy, parameters) {
      const firing = signal.firing(kubeProxy, parameters);
      texts.add(firing.text);
      return firing;
    },
  };
  const settings = settingsOf(first ?? { title: signal.title });
  settings.sources.forEach((source) => rulesOfSignal(settings, source, watched));
  const changes = new Set([...texts].flatMap((text) => mutantsOf(text).map(({ change }) => change)));
  return [...changes].map((change) => ({
    signal: signal.alert,
    change,
    of: signal,
    variant: changed(signal, change),
  }));
}

/** The signal with its expression changed; where a cluster's own settings say something else, it may be left as it is. */
function changed(signal: Signal, change: string): Signal {
  return {
    ...signal,
    firing: (kubeProxy, parameters) => {
      const { text } = signal.firing(kubeProxy, parameters);
      const mutant = mutantsOf(text).find((each) => each.change === change);
      return Expression.atom(`(${mutant?.text ?? text})`);
    },
  };
}
