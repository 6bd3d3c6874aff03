/** Marks what tells of a value that has no field in view. */
export const problemMark = { 'data-problem': true, tabIndex: -1 } as const;

/** Grafana before 13 marks no input as invalid and only shows a message beside it. */
const messageOfField = '[role="alert"]:not([data-testid])';

/** Brings the first value that cannot be used into view and puts the keyboard there. */
export function focusFirstProblem(): void {
  const first = document.querySelector<HTMLElement>(`[aria-invalid="true"], [data-problem], ${messageOfField}`);
  const place = first?.matches(messageOfField) === true ? inputBeside(first) : first;
  if (place !== null) {
    place.focus();
    // Newer browsers return a promise.
    void place.scrollIntoView({ block: 'center' });
  }
}

function inputBeside(message: HTMLElement): HTMLElement | null {
  const field = message.parentElement?.parentElement;
  return field?.querySelector<HTMLElement>('input, textarea, button') ?? null;
}
