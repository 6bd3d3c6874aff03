import { type Applied } from '../compile/applied';
import { isComparable } from '../compile/fingerprint';
import { type Difference } from './change';
import { readableText, recalled, rememberedText } from './field';

/** What is known of how an object was applied last, compared with what is there and what is wanted. */
export interface Memory {
  /** Nobody changed it by hand. */
  isFoundApplied: boolean;
  /** The settings still want what was applied. */
  isWantedApplied: boolean;
  /** Undefined where the object does not remember them. */
  fields?: Readonly<Record<string, string>>;
}

/** Nothing is known: every difference may be anybody's. */
export const noMemory: Memory = { isFoundApplied: false, isWantedApplied: false };

/** @param found, wanted fingerprints of what is there and of what the settings want */
export function memoryOf(applied: Applied | undefined, found: string, wanted: string): Memory {
  if (applied === undefined || !isComparable(applied.fingerprint)) {
    return noMemory;
  }
  const { fingerprint, fields } = applied;
  return { isFoundApplied: fingerprint === found, isWantedApplied: fingerprint === wanted, fields };
}

export type Ownership = Pick<Difference, 'applied' | 'changedBy'>;

/** Who made a field differ from what was applied last, and what that was; nothing where it is not remembered. */
export function ownershipOf(key: string, found: string, wanted: string, memory: Memory): Ownership {
  if (memory.isFoundApplied) {
    return { changedBy: 'settings', applied: found };
  }
  if (memory.isWantedApplied) {
    return { changedBy: 'hand', applied: wanted };
  }
  if (memory.fields === undefined) {
    return {};
  }
  const remembered = recalled(key, memory.fields);
  if (rememberedText(found) === remembered) {
    return { changedBy: 'settings', applied: found };
  }
  return rememberedText(wanted) === remembered
    ? { changedBy: 'hand', applied: wanted }
    : { changedBy: 'both', applied: readableText(remembered) };
}
