/** What an object remembers of how it was applied last. */
export interface Applied {
  /** Of the object itself; see `versionedFingerprint`. */
  fingerprint: string;
  /** Of the settings that it was made from; undefined for what came with the plugin. */
  settings?: string;
  /** Of the plugin that made it. */
  version?: string;
}

/** As it stands in the annotation of a rule and in the root of a dashboard: `1:0af3… 9b1c… 1.2.0`. */
export function appliedText({ fingerprint, settings, version }: Applied): string {
  return [fingerprint, ...(settings === undefined || version === undefined ? [] : [settings, version])].join(' ');
}

/** The reverse of `appliedText`. */
export function readApplied(text: string): Applied {
  const [fingerprint = '', settings, version] = text.split(' ');
  return { fingerprint, settings, version };
}
