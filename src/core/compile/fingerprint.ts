/** Annotation in which a rule remembers what was applied last: Editors may write rules but not the plugin's settings. */
export const appliedAnnotation = '__applied__';

/** Root key in which a dashboard remembers the same. */
export const appliedDashboardKey = 'kubeProxyMonitor';

/** Looked up once and not for each character: most of the time that a plan takes goes into fingerprints. */
const { imul } = Math;

/**
 * A short text that is equal for equal objects, whatever the order of their keys: two 32-bit FNV-1a in hexadecimal.
 * It tells an edit by hand from none; it protects against nothing.
 */
export function fingerprint(object: unknown): string {
  let first = 0x811c9dc5;
  let second = 0xcbf29ce4;
  const text = canonicalText(object);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = imul(first ^ unit, 0x01000193);
    second = imul(second ^ unit, 0x85ebca6b);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Grows when something else goes into the fingerprints or remembered fields, so that an upgrade is not taken for edits by hand. */
const fingerprintVersion = '1:';

/** As `fingerprint`, together with the version of what is compared. */
export function versionedFingerprint(object: unknown): string {
  return `${fingerprintVersion}${fingerprint(object)}`;
}

/** False for a fingerprint that another version of the plugin made: nothing can be said from it. */
export function isComparable(applied: string): boolean {
  return applied.startsWith(fingerprintVersion);
}

/** JSON that is equal for equal objects, whatever the order of their keys. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
