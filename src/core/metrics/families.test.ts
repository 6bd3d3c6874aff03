import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { byproducts } from './byproducts';
import { families } from './families';

interface RecordedShape {
  type: string;
  labels: string[];
  buckets?: string[];
}

/** Shapes of every capture of a real kube-proxy, by version and mode, then by state. */
const folder = join(__dirname, '../../../demo/simulator/recorded');
const recorded = readdirSync(folder).flatMap((file) => {
  const states: Record<string, Record<string, RecordedShape>> = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return Object.entries(states).map(([state, shapes]) => ({ name: `${file.replace('.json', '')} ${state}`, shapes }));
});

const known = new Map(families.map((family) => [family.name, family]));

describe.each(recorded)('the metrics table against $name', ({ shapes }) => {
  it('knows every family', () => {
    const unknown = Object.keys(shapes).filter(
      (name) => !known.has(name) && !byproducts.some(({ pattern }) => pattern.test(name))
    );
    expect(unknown).toEqual([]);
  });

  it('has type, labels and buckets right', () => {
    const wrong = Object.entries(shapes).flatMap(([name, shape]) => {
      const family = known.get(name);
      if (family === undefined) {
        return [];
      }
      const labels = shape.labels.flatMap((set) => (set === '' ? [] : set.split(',')));
      const finite = (shape.buckets ?? []).filter((bound) => bound !== '+Inf').map(Number);
      const isRight =
        family.type === shape.type &&
        labels.every((label) => family.labels.includes(label)) &&
        JSON.stringify(finite) === JSON.stringify(family.buckets ?? []);
      return isRight ? [] : [{ name, shape, family }];
    });
    expect(wrong).toEqual([]);
  });

  it('shows no family before the version that it is said to begin with', () => {
    const [, version = ''] = /(\d+\.\d+)/.exec(expect.getState().currentTestName ?? '') ?? [];
    const minor = (text: string) => Number(text.split('.')[1]);
    const early = Object.keys(shapes).filter((name) => minor(known.get(name)?.since ?? '1.0') > minor(version));
    expect(early).toEqual([]);
  });
});

it('names every family once', () => {
  expect(known.size).toBe(families.length);
});
