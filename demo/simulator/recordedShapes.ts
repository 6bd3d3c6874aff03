import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

import { type FamilyShape } from './familyShape';

const schema = v.object({
  /** What the kube-proxy was going through in each answer. */
  states: v.array(v.string()),
  /** The shapes of each family that differ, with the states in which it has them; left out: in all. */
  families: v.record(
    v.string(),
    v.array(
      v.object({
        type: v.string(),
        labels: v.array(v.string()),
        buckets: v.optional(v.array(v.string())),
        states: v.optional(v.array(v.string())),
      })
    )
  ),
});

/** Shapes of all families in the answers of one version and mode, each written once. */
type RecordedShapes = v.InferOutput<typeof schema>;

/** One answer of a real kube-proxy. */
export interface RecordedAnswer {
  /** Kubernetes minor version, e.g. `1.35`. */
  version: string;
  mode: 'iptables' | 'nftables';
  /** What it was going through, e.g. `2-healthy`. */
  state: string;
  shapes: Record<string, FamilyShape>;
}

/** Every recorded answer, whatever the version, mode and state. */
export function recordedAnswers(): RecordedAnswer[] {
  const folder = join(__dirname, 'recorded');
  return readdirSync(folder).flatMap((file) => {
    const [version = '', mode] = file.replace('.json', '').split('-');
    const { states, families } = v.parse(schema, JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return states.map((state) => ({
      version,
      mode: v.parse(v.picklist(['iptables', 'nftables']), mode),
      state,
      shapes: Object.fromEntries(
        Object.entries(families).flatMap(([name, shapes]) =>
          shapes
            .filter((shape) => shape.states?.includes(state) ?? true)
            .map(({ states: _, ...shape }): [string, FamilyShape] => [name, shape])
        )
      ),
    }));
  });
}

/** The answers of one version and mode, each shape once. */
export function recordedShapes(answers: ReadonlyMap<string, Record<string, FamilyShape>>): RecordedShapes {
  const states = [...answers.keys()];
  const byShape = new Map<string, Map<string, string[]>>();
  for (const [state, shapes] of answers) {
    for (const [name, shape] of Object.entries(shapes)) {
      const ofFamily = byShape.get(name) ?? new Map<string, string[]>();
      byShape.set(name, ofFamily);
      const text = JSON.stringify(shape);
      ofFamily.set(text, [...(ofFamily.get(text) ?? []), state]);
    }
  }
  const families = [...byShape].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    states,
    families: Object.fromEntries(
      families.map(([name, shapes]) => [
        name,
        [...shapes].map(([text, having]) => ({
          ...JSON.parse(text),
          ...(having.length === states.length ? {} : { states: having }),
        })),
      ])
    ),
  };
}

/** One family a line, so that a difference is readable. */
export function recordedText({ states, families }: RecordedShapes): string {
  const lines = Object.entries(families).map(([name, shapes]) => `${JSON.stringify(name)}: ${JSON.stringify(shapes)}`);
  return `{\n"states": ${JSON.stringify(states)},\n"families": {\n${lines.join(',\n')}\n}\n}\n`;
}
