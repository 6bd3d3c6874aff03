export type Path = ReadonlyArray<string | number>;

interface Parts {
  /** True where the schema has settings by name. */
  hasKeys: boolean;
  /** Names that the schema knows; undefined where any name may stand. */
  known?: string[];
  /** What stands inside the value, with the schema of each. */
  parts: Array<{ key: string | number; value: unknown; schema: unknown }>;
}

/** The parts of a value and their schemas. Schemas are walked by their structure, so there is no second list of keys. */
export function partsOf(schema: unknown, value: unknown): Parts {
  if (!isRecord(schema)) {
    return { hasKeys: false, parts: [] };
  }
  const { wrapped, entries, item, value: ofEveryKey } = schema;
  if (wrapped !== undefined) {
    return partsOf(wrapped, value);
  }
  if (item !== undefined) {
    const items = Array.isArray(value) ? value : [];
    return { hasKeys: false, parts: items.map((one, key) => ({ key, value: one, schema: item })) };
  }
  const inner = isRecord(value) ? Object.entries(value) : [];
  if (isRecord(entries)) {
    return {
      hasKeys: true,
      known: Object.keys(entries),
      parts: inner.map(([key, one]) => ({
        key,
        value: one,
        schema: Object.hasOwn(entries, key) ? entries[key] : undefined,
      })),
    };
  }
  return {
    hasKeys: ofEveryKey !== undefined,
    parts: inner.map(([key, one]) => ({ key, value: one, schema: ofEveryKey })),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
