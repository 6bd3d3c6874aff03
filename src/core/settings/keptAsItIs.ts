/** What becomes of a name in settings that nobody knows, and which names would do something there. */
export function keptAsItIs(known: readonly string[]): string {
  return `It is kept as it is.${known.length === 0 ? '' : ` Known here: ${known.join(', ')}.`}`;
}
