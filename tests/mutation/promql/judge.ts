import { Expression } from '../../../src/core/promql/expression';
import { rulesOfSignal } from '../../../src/core/compile/rules';
import { durationSeconds } from '../../../src/core/promql/duration';
import { healthyScenarios } from '../../../src/core/signals/healthyScenarios';
import { catalogue } from '../../../src/core/signals/catalogue';
import { type Scenario, type SilentScenario } from '../../../src/core/signals/scenario';
import { type Signal, type SignalId } from '../../../src/core/signals/signal';
import { settingsOf } from '../../rules/scenarios/scenarioSettings';
import { conditionCases } from '../../rules/conditions/conditionTests';
import { expectedNodesCases } from '../../rules/expectedNodes/expectedNodesTests';
import { runPromtool } from '../../rules/promtool/runPromtool';
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
  key: string;
}

interface Judging {
  /** What was found before: what a scenario noticed then is not judged again. */
  before: readonly Judged[];
  /** 1: every change; n: every nth of a signal, as a sample. */
  every: number;
  /** Told whenever something more is known. */
  found: (judged: readonly Judged[]) => void;
}

/**
 * Changes the firing expressions of signals in every small way, one at a time, and lets promtool run scenarios on what
 * is left as long as something is: those of the signal, the healthy fleets, and those in which others of its group fire.
 * @throws Error when a scenario fails without any change
 */
export async function judgeMutants(
  signals: readonly Signal[],
  { before, every, found }: Judging
): Promise<readonly Judged[]> {
  const noticedBefore = new Map(before.map(({ signal, change, killedBy }) => [`${signal} ${change}`, killedBy]));
  const mutants = signals
    .flatMap((signal) => everyMutant(signal).filter((_, index) => index % every === 0))
    .map((mutant) => ({ ...mutant, killedBy: noticedBefore.get(`${mutant.signal} ${mutant.change}`) }));
  const shared = new Set<Scenario>(healthyScenarios);
  const run = async (scenario: Scenario, of: readonly Signal[]) => {
    const left = mutants.filter((mutant) => mutant.killedBy === undefined && of.includes(mutant.of));
    const unchanged = of.filter((signal) => left.some((mutant) => mutant.of === signal));
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
    found(mutants);
  };
  await inTwoLanes(mutants, async (mutant) => {
    mutant.killedBy ??= await noticedByCase(mutant);
    found(mutants);
  });
  const howMany = (signal: Signal) => mutants.filter(({ of }) => of === signal).length;
  const fewestFirst = [...signals].sort((left, right) => howMany(left) - howMany(right));
  await inTwoLanes(fewestFirst, async (signal) => {
    for (const scenario of cheapFirst(signal.scenarios.filter((each) => !shared.has(each)))) {
      await run(scenario, [signal]);
    }
  });
  // The odd ones, which notice most, are the last.
  await inTwoLanes([...healthyScenarios].reverse(), (scenario) => run(scenario, signals));
  await inTwoLanes(scenariosOfOthers(), ({ scenario, group, named }) =>
    run(
      scenario,
      signals.filter((signal) => signal.group === group && !named.has(signal.id))
    )
  );
  return mutants;
}

/** Where a signal fires, all that are not named must stay silent; those that are about the like are asked. */
function scenariosOfOthers(): Array<{
  scenario: SilentScenario;
  group: Signal['group'];
  named: ReadonlySet<SignalId>;
}> {
  return catalogue.flatMap(({ id, group, scenarios }) =>
    scenarios.flatMap((scenario) => {
      if (scenario.kind === 'silent') {
        return [];
      }
      const named = new Set([id, ...(scenario.alsoFires ?? []).map(({ signal }) => signal)]);
      return [{ scenario: { ...scenario, kind: 'silent' as const }, group, named }];
    })
  );
}

/** The case made by hand that notices, if one does: they take moments. */
async function noticedByCase({ of: { id }, key }: Mutant): Promise<string | undefined> {
  const cases = [
    ...conditionCases(id, (text) => changedText(text, key)),
    ...(countNodes.includes(id)
      ? expectedNodesCases((signal, text) => (signal === id ? changedText(text, key) : text))
      : []),
  ];
  const verdicts = cases.length === 0 ? [] : await runPromtool(cases);
  return cases.find((_, index) => verdicts[index] !== undefined)?.title;
}

const countNodes: readonly SignalId[] = ['node-not-covered', 'coverage-below-expected'];

/** Most mutants are noticed where the signal fires, so all of them are tried on the smallest fleet in which it does. */
function cheapFirst(scenarios: readonly Scenario[]): Scenario[] {
  const cost = ({ shape }: Scenario) =>
    Object.values(shape?.clusters ?? { prod: { nodes: ['a1', 'a2', 'a3'] } }).flatMap(({ nodes }) => nodes).length *
    (durationSeconds(shape?.length ?? '3h') ?? 0);
  const byCost = [...scenarios].sort((left, right) => cost(left) - cost(right));
  return [...byCost.filter(({ kind }) => kind === 'fires'), ...byCost.filter(({ kind }) => kind === 'silent')];
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
  const changes = new Map(
    [...texts].flatMap((text) => mutantsOf(text).map(({ key, change }) => [key, change] as const))
  );
  // Nodes are named among the targets of the job, which leaves out all others once more.
  const isNamedInTheEnd = signal.scope === 'node' && signal.namesNodes !== true;
  return [...changes]
    .filter(([key]) => !(isNamedInTheEnd && key.startsWith('without job=')))
    .map(([key, change]) => ({
      signal: signal.alert,
      change,
      of: signal,
      variant: changed(signal, key),
      key,
    }));
}

/** The mutants of a long query take a second to make. */
const mutantsByText = new Map<string, ReturnType<typeof mutantsOf>>();

/** What a query is with a change; as it is where it has no such piece. */
function changedText(text: string, key: string): string {
  const mutants = mutantsByText.get(text) ?? mutantsOf(text);
  mutantsByText.set(text, mutants);
  return mutants.find((each) => each.key === key)?.text ?? text;
}

/** The signal with its expression changed; where other settings write it without that piece, it is left as it is. */
function changed(signal: Signal, key: string): Signal {
  return {
    ...signal,
    firing: (kubeProxy, parameters) => {
      const { text } = signal.firing(kubeProxy, parameters);
      return Expression.atom(`(${changedText(text, key)})`);
    },
  };
}
