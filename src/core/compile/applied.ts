import * as v from 'valibot';

/** What an object remembers of how it was applied last. */
export interface Applied {
  /** Of the object itself; see `versionedFingerprint`. */
  fingerprint: string;
  /** Of the settings that it was made from; undefined for what came with the plugin. */
  settings?: string;
  /** Of the plugin that made it. */
  version?: string;
  /** What its fields were, so that each difference has an owner; undefined where only the fingerprint is remembered. */
  fields?: Readonly<Record<string, string>>;
}

const fieldsInText = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

/** As it stands in the annotation of a rule and in the root of a dashboard: `1:0af3… 9b1c… 1.2.0 {"for":"15m",…}`. */
export function appliedText({ fingerprint, settings, version, fields }: Applied): string {
  return [
    fingerprint,
    ...(settings === undefined || version === undefined ? [] : [settings, version]),
    ...(fields === undefined ? [] : [JSON.stringify(fields)]),
  ].join(' ');
}

/** The reverse of `appliedText`; reads also what earlier versions wrote, which is its beginning. */
export function readApplied(text: string): Applied {
  const [words = ''] = text.split('{', 1);
  const [fingerprint = '', settings, version] = words.trimEnd().split(' ');
  const fields = v.safeParse(fieldsInText, text.slice(words.length));
  return { fingerprint, settings, version, fields: fields.success ? fields.output : undefined };
}
