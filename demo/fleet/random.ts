// Looked up once: in a test runner's sandbox each look at a global costs more than the arithmetic.
const { floor, imul } = Math;

/** A well mixed 32-bit number of the given parts: the same parts give the same number on every machine. */
export function hash(...parts: Array<string | number>): number {
  let state = 0x811c9dc5;
  for (const part of parts) {
    state = typeof part === 'number' ? mixNumber(state, part) : mixText(state, part);
  }
  return finish(state);
}

/** Like hash, as a fraction from 0 to below 1. */
export function fraction(...parts: Array<string | number>): number {
  return hash(...parts) / 2 ** 32;
}

/** A repeatable sequence of numbers; two with the same seed are the same. */
export class RandomSequence {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return finish(this.state) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }
}

function mixText(state: number, text: string): number {
  let mixed = state;
  for (let index = 0; index < text.length; index++) {
    mixed = imul(mixed ^ text.charCodeAt(index), 0x01000193);
  }
  return mixed;
}

function mixNumber(state: number, value: number): number {
  return imul(state ^ value ^ imul(floor(value / 2 ** 32), 0x9e3779b1), 0x85ebca6b) ^ (state >>> 15);
}

function finish(state: number): number {
  let mixed = imul(state ^ (state >>> 16), 0x21f0aaad);
  mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
