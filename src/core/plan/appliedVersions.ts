import { appliedRule } from '../compile/comparableRule';
import { type StoredRule } from '../compile/storedRule';

/** Versions of the plugin by which these rules were applied last, as far as they say. */
export function appliedVersions(rules: readonly StoredRule[]): string[] {
  return rules.flatMap((rule) => appliedRule(rule)?.version ?? []);
}
