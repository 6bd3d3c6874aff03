/** What a server said, as a sentence: with a full stop, unless it ends like one. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
