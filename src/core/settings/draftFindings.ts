import { parseSettings } from './parse';
import { type Settings } from './schema';
import { validateSettings, type Finding } from './validation';

/** What is stored and has no effect. */
export function draftNotices(draft: Settings): Finding[] {
  const parsed = parseSettings(draft);
  return parsed.kind === 'usable' || parsed.kind === 'invalid' ? parsed.notices : [];
}

/** What keeps settings that are being edited from being saved: one finding per field, the most specific one. */
export function draftFindings(draft: Settings): Finding[] {
  const parsed = parseSettings(draft);
  const ofShape = parsed.kind === 'unreadable' ? parsed.errors : [];
  // The last one of a path wins: what a value may be at all goes before how it compares with others.
  const mostSpecificLast = [...ofShape, ...validateSettings(draft).errors.reverse()];
  const byPath = new Map(mostSpecificLast.map((finding) => [finding.path, finding]));
  return [...byPath.values()];
}
