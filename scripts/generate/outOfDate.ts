/** Files as they are: paths in the project and their texts. */
export type FileTexts = ReadonlyMap<string, string>;

/** A file that is not as it must be. */
export interface OutOfDate {
  path: string;
  problem: 'missing' | 'different' | 'no longer generated';
}

/** Compares what must be with what is; in the order of paths. */
export function outOfDate(wanted: FileTexts, found: FileTexts): OutOfDate[] {
  const paths = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  return paths.flatMap((path): OutOfDate[] => {
    const [want, have] = [wanted.get(path), found.get(path)];
    if (want === have) {
      return [];
    }
    if (want === undefined) {
      return [{ path, problem: 'no longer generated' }];
    }
    return [{ path, problem: have === undefined ? 'missing' : 'different' }];
  });
}
