import { standardTransformers, type TransformerRegistryItem } from '@grafana/data';

/** Every transformation of `@grafana/data`, for `transformDataFrame`. */
export function standardTransformations(): TransformerRegistryItem[] {
  const known = new Map(
    Object.values(standardTransformers).map((transformation) => [transformation.id, transformation])
  );
  return [...known.values()].map((transformation) => ({
    id: transformation.id,
    name: transformation.name,
    transformation: () => Promise.resolve(transformation),
    editor: () => null,
    imageDark: '',
    imageLight: '',
  }));
}
