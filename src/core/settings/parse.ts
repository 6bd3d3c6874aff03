import * as v from 'valibot';

import { pathText } from './findingPath';
import { lostParts } from './lostParts';
import { currentSchemaVersion, settingsSchema, type Settings } from './schema';
import { unknownKeys } from './unknownKeys';
import { validateSettings, type Finding } from './validation';

/** What reading stored or pasted settings came to. */
export type ParsedSettings =
  | { kind: 'usable'; settings: Settings; notices: Finding[] }
  /** Some values are out of range: the page can show and mend them, nothing compiles from them. */
  | { kind: 'invalid'; settings: Settings; errors: Finding[]; notices: Finding[] }
  /** Not settings at all. Nothing may be overwritten without the user's word. */
  | { kind: 'unreadable'; errors: Finding[] }
  /** Written by a newer version of the plugin. Must not be overwritten. */
  | { kind: 'from the future'; schemaVersion: number };

/** Reads settings from untrusted data. Nothing stored yet (null, undefined, `{}`) means the defaults. */
export function parseSettings(stored: unknown): ParsedSettings {
  const version = storedVersion(stored);
  if (version !== undefined && version > currentSchemaVersion) {
    return { kind: 'from the future', schemaVersion: version };
  }
  const parsed = v.safeParse(settingsSchema, stored ?? {});
  const lost = lostParts(settingsSchema, stored);
  if (!parsed.success || lost.length > 0) {
    return { kind: 'unreadable', errors: [...lost, ...(parsed.issues ?? []).map(toFinding)] };
  }
  const { errors, notices: ofNames } = validateSettings(parsed.output);
  const notices = [...ofNames, ...unknownKeys(settingsSchema, parsed.output)];
  return errors.length === 0
    ? { kind: 'usable', settings: parsed.output, notices }
    : { kind: 'invalid', settings: parsed.output, errors, notices };
}

/** Settings of somebody who has not changed anything, with no data source yet. */
export function defaultSettings(): Settings {
  return v.parse(settingsSchema, {});
}

function storedVersion(stored: unknown): number | undefined {
  const parsed = v.safeParse(v.object({ schemaVersion: v.number() }), stored);
  return parsed.success ? parsed.output.schemaVersion : undefined;
}

function toFinding(issue: v.BaseIssue<unknown>): Finding {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { path: pathText(path), message: issue.message };
}
