/** Grafana or a data source did not do what was asked. Says why in words, and what the reader can do about it. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    /** What went wrong, as a sentence. */
    readonly reason: string,
    /** What the reader can do next, as a sentence. */
    readonly nextStep: string,
    /** HTTP status; undefined when no answer came. */
    readonly status?: number,
    /** The raw answer, for the details. */
    readonly answer?: unknown
  ) {
    super(`${reason} ${nextStep}`);
  }
}

/** Whatever was thrown, as something that can be shown. */
export function toRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Refused(
    `Something unexpected happened: ${message}`,
    'Try again; if it stays, report it with the details.',
    undefined,
    thrown
  );
}
