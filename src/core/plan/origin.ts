import { type Applied } from '../compile/applied';

/**
 * Why the settings want something else than was applied last: somebody changed them, the plugin was upgraded,
 * or both. Undefined where the object does not remember.
 */
export type Origin = 'settings' | 'upgrade' | 'both';

export function originOf(applied: Applied | undefined, wanted: Applied): Origin | undefined {
  const isRemembered = applied?.settings !== undefined && applied.version !== undefined;
  if (!isRemembered || wanted.settings === undefined || wanted.version === undefined) {
    return undefined;
  }
  const hasUpgrade = applied.version !== wanted.version;
  const hasChange = applied.settings !== wanted.settings;
  return hasUpgrade ? (hasChange ? 'both' : 'upgrade') : hasChange ? 'settings' : undefined;
}
