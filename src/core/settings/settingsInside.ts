import * as v from 'valibot';

import { pluginId } from '../product';
import { settingsSchema } from './schema';

const anObject = v.record(v.string(), v.unknown());
const stored = v.looseObject({ jsonData: anObject });
const provisioned = v.looseObject({
  apps: v.array(v.looseObject({ type: v.optional(v.string()), jsonData: v.optional(anObject, {}) })),
});

/** Versions and revisions are also in things that are no settings, such as a dashboard. */
const tellingKeys = Object.keys(settingsSchema.entries).filter((key) => key !== 'schemaVersion' && key !== 'revision');

/**
 * The settings in a document: these themselves, what Grafana answers about the plugin (`{ jsonData }`), or a
 * provisioning file (`apps`). Otherwise why it holds none, as a sentence.
 */
export function settingsInside(document: unknown): { settings: Record<string, unknown> } | { why: string } {
  if (v.is(provisioned, document)) {
    const ours = document.apps.find(({ type }) => type === pluginId);
    return ours === undefined
      ? { why: `This provisioning file has no app of type ${pluginId}.` }
      : settingsInside(ours.jsonData ?? {});
  }
  if (v.is(stored, document)) {
    return settingsInside(document.jsonData);
  }
  if (Array.isArray(document) || !v.is(anObject, document)) {
    return { why: 'Settings are an object: { … }, or a provisioning file.' };
  }
  return tellingKeys.some((key) => Object.hasOwn(document, key))
    ? { settings: document }
    : { why: `These are no settings of Kube-proxy Monitor: none of ${tellingKeys.join(', ')} is there.` };
}
