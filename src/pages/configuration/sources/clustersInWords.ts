const mostNamed = 4;

/** `2 clusters (prod-eu, prod-us)`. Names are untrusted text. */
export function clustersInWords(names: readonly string[]): string {
  const named = names.filter((name) => name !== '');
  if (named.length === 0) {
    return 'one cluster without a cluster label';
  }
  const told = [...named.slice(0, mostNamed), ...(named.length > mostNamed ? ['…'] : [])].join(', ');
  return `${names.length === 1 ? '1 cluster' : `${names.length} clusters`} (${told})`;
}
