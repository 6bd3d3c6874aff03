/** Annotation in which a rule remembers what was applied last: Editors may write rules but not the plugin's settings. */
export const appliedAnnotation = '__applied__';

/** Root key in which a dashboard remembers the same. */
export const appliedDashboardKey = 'kubeProxyMonitor';

/**
 * A short text that is equal for equal objects, whatever the order of their keys: 64-bit FNV-1a in hexadecimal.
 * It tells an edit by hand from none; it protects against nothing.
 */
export function fingerprint(object: unknown): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(canonical(object))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
