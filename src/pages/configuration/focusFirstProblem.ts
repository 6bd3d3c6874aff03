/** Marks what tells of a value that has no field in view. */
export const problemMark = { 'data-problem': true, tabIndex: -1 } as const;

/** Brings the first value that cannot be used into view and puts the keyboard there. */
export function focusFirstProblem(): void {
  const first = document.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]');
  if (first !== null) {
    first.focus();
    // Newer browsers return a promise.
    void first.scrollIntoView({ block: 'center' });
  }
}
