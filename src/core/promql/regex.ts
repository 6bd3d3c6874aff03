import { RE2JS, RE2JSException } from 're2js';

/** Why Prometheus, whose engine is RE2, would refuse the text as a regular expression; undefined when it takes it. */
export function regexProblem(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RE2JSException) {
      return refusal.message;
    }
    throw refusal;
  }
}

/** Whether Prometheus, which compares all of a text, finds that the pattern matches it. The pattern must be one. */
export function matches(pattern: string, text: string): boolean {
  return RE2JS.compile(pattern).matches(text);
}
