import { parseSettings } from './parse';
import { type Settings } from './schema';
import { validateSettings, type Finding } from './validation';

/** What keeps settings that are being edited from being saved: one finding per field, the most specific one. */
export function draftFindings(draft: Settings): Finding[] {
  const parsed = parseSettings(draft);
  const ofShape = parsed.kind === 'unreadable' ? parsed.errors : [];
  const byPath = new Map([...ofShape, ...validateSettings(draft).errors].map((finding) => [finding.path, finding]));
  return [...byPath.values()];
}
