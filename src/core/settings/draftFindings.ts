import { parseSettings } from './parse';
import { type Settings } from './schema';
import { validateSettings, type Finding, type Findings } from './validation';

/**
 * Judges settings that are being edited. Errors keep them from being saved: one per field, the most specific one.
 * Notices are about what is stored and has no effect.
 */
export function judgeDraft(draft: Settings): Findings {
  const parsed = parseSettings(draft);
  switch (parsed.kind) {
    case 'usable':
      return { errors: [], notices: parsed.notices };
    case 'invalid':
      return { errors: onePerField(parsed.errors), notices: parsed.notices };
    case 'from the future':
      return { errors: [], notices: [] };
    case 'unreadable':
      return { errors: onePerField([...validateSettings(draft).errors, ...parsed.errors]), notices: [] };
  }
}

/** What keeps settings that are being edited from being saved. */
export function draftFindings(draft: Settings): Finding[] {
  return judgeDraft(draft).errors;
}

/** What a value may be at all goes before how it compares with others, which is found later. */
function onePerField(findings: readonly Finding[]): Finding[] {
  const byPath = new Map([...findings].reverse().map((finding) => [finding.path, finding]));
  return [...byPath.values()].reverse();
}
