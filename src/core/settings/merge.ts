import { settingsChanges } from './changes';
import { parseSettings } from './parse';
import { type Settings, type Source } from './schema';

/** One setting in three versions, in words. */
export interface ThreeWayChange {
  what: string;
  /** What both began from. */
  base: string;
  theirs: string;
  mine: string;
  /** Both changed it, to different values. */
  isClash: boolean;
}

/** What was changed on either side since `base`. */
export function threeWayChanges(base: Settings, theirs: Settings, mine: Settings): ThreeWayChange[] {
  const byWhat = (after: Settings) => new Map(settingsChanges(base, after).map((change) => [change.what, change]));
  const [ofTheirs, ofMine] = [byWhat(theirs), byWhat(mine)];
  return [...new Set([...ofTheirs.keys(), ...ofMine.keys()])].map((what) => {
    const [their, my] = [ofTheirs.get(what), ofMine.get(what)];
    const before = their?.before ?? my?.before ?? 'none';
    return {
      what,
      base: before,
      theirs: their?.after ?? before,
      mine: my?.after ?? before,
      isClash: their !== undefined && my !== undefined && their.after !== my.after,
    };
  });
}

/**
 * `theirs` with what was changed between `base` and `mine`. Where both changed one value, it is that of `mine`.
 * Undefined while `mine` holds what cannot be stored.
 */
export function merged(base: Settings, theirs: Settings, mine: Settings): Settings | undefined {
  const { sources, ...rest } = mergedObjects(bySourceId(base), bySourceId(theirs), bySourceId(mine));
  const all = { ...rest, revision: theirs.revision, sources: isObject(sources) ? Object.values(sources) : [] };
  const parsed = parseSettings(all);
  return parsed.kind === 'usable' || parsed.kind === 'invalid' ? parsed.settings : undefined;
}

/** Sources are told apart by their id, not by their place. */
function bySourceId({ sources, ...rest }: Settings) {
  return { ...rest, sources: Object.fromEntries(sources.map((source) => [`source ${source.id}`, source])) };
}

function mergedObjects(base: object, theirs: object, mine: object): Record<string, unknown> {
  const [before, their, my] = [mapOf(base), mapOf(theirs), mapOf(mine)];
  return Object.fromEntries(
    [...new Set([...their.keys(), ...my.keys()])]
      .map((key) => [key, mergedValue(before.get(key), their.get(key), my.get(key), wholes.has(key))] as const)
      .filter(([, value]) => value !== undefined)
  );
}

function mapOf(value: object): Map<string, unknown> {
  return new Map<string, unknown>(Object.entries(value));
}

/** A number of one and the unit of the other would be what nobody wants. */
const wholes: ReadonlySet<string> = new Set<keyof Source & string>(['expectedNodes']);

/** Lists are values as a whole. Undefined: not there. */
function mergedValue(base: unknown, theirs: unknown, mine: unknown, isWhole: boolean): unknown {
  if (isSame(mine, base)) {
    return theirs;
  }
  return !isWhole && isObject(theirs) && isObject(mine)
    ? mergedObjects(isObject(base) ? base : {}, theirs, mine)
    : mine;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(left: unknown, right: unknown): boolean {
  if (isObject(left) && isObject(right)) {
    const [ofLeft, ofRight] = [mapOf(left), mapOf(right)];
    return [...new Set([...ofLeft.keys(), ...ofRight.keys()])].every((key) =>
      isSame(ofLeft.get(key), ofRight.get(key))
    );
  }
  return JSON.stringify(left) === JSON.stringify(right);
}
