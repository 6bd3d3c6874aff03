import * as v from 'valibot';

/** A text that is not empty. */
export const text = (what: string) => v.pipe(v.string(`${what} is a text.`), v.nonEmpty(`${what} is empty.`));

/** A whole number from `min` to `max`. */
export const whole = (what: string, min: number, max: number) =>
  v.pipe(
    v.number(`${what} is a number.`),
    v.integer(`${what} is a whole number.`),
    v.minValue(min, `${what} is at least ${min}.`),
    v.maxValue(max, `${what} is at most ${max}.`)
  );
