import { type ExposedFamily } from './exposition';

/** What is compared between real and simulated families: everything but values. */
export interface FamilyShape {
  type: string;
  /** The different sets of label names of its series, without `le`, sorted. */
  labels: string[];
  /** Every bound of a histogram, as written. */
  buckets?: string[];
}

/** The shapes of all families that have series, by name. */
export function shapesOf(families: readonly ExposedFamily[]): Record<string, FamilyShape> {
  return Object.fromEntries(
    families.filter(({ series }) => series.length > 0).map((family) => [family.name, shapeOf(family)])
  );
}

function shapeOf({ type, series }: ExposedFamily): FamilyShape {
  const labels = series.map((each) =>
    Object.keys(each.labels)
      .filter((label) => label !== 'le')
      .sort()
      .join(',')
  );
  const shape: FamilyShape = { type, labels: [...new Set(labels)].sort() };
  if (type === 'histogram') {
    shape.buckets = [...new Set(series.flatMap((each) => each.labels.le ?? []))];
  }
  return shape;
}
