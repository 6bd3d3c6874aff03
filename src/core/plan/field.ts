import { fingerprint } from '../compile/fingerprint';
import { type Difference } from './change';

/** One thing in which an object can differ from another. */
export interface Field {
  /** Short and the same in every version of the plugin: what was applied is remembered under it. */
  key: string;
  /** As a reader knows it. */
  name: string;
  /** Empty when it is not there. */
  text: string;
  kind: Difference['kind'];
}

/** Short enough to be remembered as it is. Grafana takes braces in an annotation for a template. */
const shortText = /^[^{}$]{1,24}$/;

/**
 * What nearly every rule has and therefore need not be remembered: every alert carries its rule's annotations. Another
 * text here makes what was remembered before unreadable, so it needs another version of the fingerprints.
 */
const usualTexts: Readonly<Record<string, string>> = {
  keep: '0s',
  told: 'notification policies',
  noData: 'OK',
  error: 'KeepLast',
  resolve: '2',
  condition: 'C',
  order: 'A, C',
  'C math': 'is_number($A)',
  'C window': 'last 0s',
};

/** A text that long ones are remembered by. */
const hashMark = '#';

/** What has to be remembered of an object's fields, by their key; what is as usual is left out. */
export function rememberedFields(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ key, text }) => (text === usualText(key) ? [] : [[key, rememberedText(text)]]))
  );
}

/** The remembered form of a field; empty for one that was not there. */
export function recalled(key: string, fields: Readonly<Record<string, string>>): string {
  return fields[key] ?? rememberedText(usualText(key));
}

function usualText(key: string): string {
  return usualTexts[key] ?? '';
}

/** A text as it is remembered: itself where it is short. */
export function rememberedText(text: string): string {
  const isShort = text === '' || (shortText.test(text) && !text.startsWith(hashMark));
  return isShort ? text : `${hashMark}${shortFingerprint(text)}`;
}

/** The text that is remembered; undefined where only its fingerprint is. */
export function readableText(remembered: string): string | undefined {
  return remembered.startsWith(hashMark) ? undefined : remembered;
}

/** Enough of a fingerprint to tell one text from another. */
export function shortFingerprint(object: unknown): string {
  return fingerprint(object).slice(0, 6);
}
