/** A place in the settings as findings name it: `sources[0].clusters["prod eu"].kubeProxy`. */
export function pathText(path: ReadonlyArray<string | number>): string {
  return path.length === 0 ? '(the whole file)' : joined(path);
}

function joined(path: ReadonlyArray<string | number>): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    const isPlain = /^[A-Za-z_][\w-]*$/.test(key);
    return isPlain ? `${text}${text === '' ? '' : '.'}${key}` : `${text}[${JSON.stringify(key)}]`;
  }, '');
}
