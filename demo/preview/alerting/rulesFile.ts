import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { JsonObject } from '../json';
import type { StoredGroup, StoredRule } from './storedRule';
import { prometheusRule, type RuleMeaning } from './translateRule';

export const rulesFileName = 'preview.yml';

/** A rule file with every rule that Prometheus shall evaluate. */
export function rulesFileText(
  groups: StoredGroup[],
  meaningFor: (rule: StoredRule) => RuleMeaning | undefined
): string {
  const translated = groups.map((group): JsonObject => {
    const rules = group.rules.flatMap((rule) => {
      const meaning = rule.isPaused ? undefined : meaningFor(rule);
      return meaning ? [prometheusRule(rule, meaning)] : [];
    });
    return { name: `${group.folderUid}/${group.title}`, interval: `${group.interval}s`, rules };
  });
  return stringify(
    { groups: translated.filter(({ rules }) => Array.isArray(rules) && rules.length > 0) },
    { lineWidth: 0 }
  );
}

/** Replaces the rule file in one step, so that Prometheus never reads half of it. */
export async function writeRulesFile(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, rulesFileName);
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

/** Asks Prometheus to read its rule files. @throws with Prometheus' words when it refuses or does not answer. */
export async function reloadPrometheus(reloadUrl: string): Promise<void> {
  const response = await fetch(reloadUrl, { method: 'POST', signal: AbortSignal.timeout(10_000) });
  if (!response.ok) {
    throw new Error(`Prometheus did not accept the rules: ${response.status} ${await response.text()}`);
  }
}
