import { branchesOf } from '../compile/branches';
import { ruleUid } from '../compile/ruleUid';
import { type Settings } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { type ParameterValues, type Signal, type Unit } from '../signals/signal';
import { shortFingerprint } from './field';

/** A number of a rule's expression that the user can tune. */
export interface TunedNumber {
  /** `threshold`, or what the parameter is called where a signal has several or it belongs to a cause. */
  name: string;
  value: number;
  unit: Unit;
  /** What was applied last; undefined where that is not remembered. */
  applied?: number;
}

const numbersKey = 'numbers';

/** One rule with a number of its own for each of many clusters would remember too much. */
const mostRemembered = 200;

/** The numbers as a rule remembers them: which they are, and their values in the same order. */
export function rememberedNumbers(tuned: readonly TunedNumber[]): Record<string, string> {
  const isRemembered = tuned.length > 0 && tuned.length <= mostRemembered;
  return isRemembered ? { [numbersKey]: [namesOf(tuned), ...tuned.map(({ value }) => value)].join(' ') } : {};
}

/** The numbers with what was applied last, where the same ones were. */
export function withAppliedNumbers(tuned: TunedNumber[], fields: Readonly<Record<string, string>> = {}): TunedNumber[] {
  const [names, ...values] = (fields[numbersKey] ?? '').split(' ');
  return names !== namesOf(tuned) || values.length !== tuned.length
    ? tuned
    : tuned.map((number, index) => ({ ...number, applied: Number(values[index]) }));
}

function namesOf(tuned: readonly TunedNumber[]): string {
  return shortFingerprint(tuned.map(({ name }) => name));
}

/** The tunable numbers of every rule that the settings want, own ones before those of causes. By uid of the rule. */
export function tunedNumbers(settings: Settings): Map<string, TunedNumber[]> {
  const byRule = new Map<string, TunedNumber[]>();
  for (const source of settings.sources) {
    for (const signal of catalogue) {
      for (const { severity } of signal.levels) {
        const branches = branchesOf(signal, severity, settings, source);
        const own = branches.flatMap(({ parameters, clusters }) => numbersOf(signal, parameters, '', clusters));
        const ofCauses = branches.flatMap(({ causes, clusters }) =>
          causes.flatMap(({ signal: cause, parameters }) => numbersOf(cause, parameters, cause.alert, clusters))
        );
        byRule.set(ruleUid(source, signal, severity), [...own, ...ofCauses]);
      }
    }
  }
  return byRule;
}

function numbersOf(
  signal: Signal,
  parameters: ParameterValues,
  cause: string,
  clusters: string[] | undefined
): TunedNumber[] {
  const of = cause === '' ? '' : ` of ${cause}`;
  const where = clusters === undefined ? '' : ` (${clusters.join(', ')})`;
  return signal.parameters.flatMap(({ id, label, unit }) => {
    const value = parameters[id];
    const name = id === 'threshold' ? id : `“${label}”`;
    return value === undefined ? [] : [{ name: `${name}${of}${where}`, value, unit }];
  });
}
