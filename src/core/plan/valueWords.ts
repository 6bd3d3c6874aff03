import { type Difference } from './change';

/** From which value to which a difference is read: from Grafana to the settings, or from what was applied to Grafana. */
export type Sides = (difference: Difference) => { before: string; after: string };

/** `threshold 8 s → 10 s`; only the field where the values do not fit on a line. */
export function valueWords(difference: Difference, sides: Sides): string {
  const { before, after } = sides(difference);
  return difference.kind === 'value'
    ? `${difference.field} ${shownValue(before)} → ${shownValue(after)}`
    : difference.field;
}

/** A value to be read; an empty one by name. */
export function shownValue(text: string): string {
  return text === '' ? 'none' : text;
}
