import { families } from './families';
import { type Family } from './family';

/** Families of which queries read series, in the order of the metrics table. */
export function familiesRead(queries: readonly string[]): Family[] {
  const names = new Set(
    queries.flatMap((query) => query.match(/[a-z_]+/g) ?? []).map((name) => name.replace(/_(bucket|sum|count)$/, ''))
  );
  return families.filter(({ name }) => names.has(name));
}
