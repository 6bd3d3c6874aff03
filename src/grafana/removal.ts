import { isApplicable, type Change, type Plan } from '../core/plan/change';
import { changeName } from '../core/plan/words';
import { applyPlan, type ApplyResult, type Applying } from './apply';
import { type Folders } from './folders';
import { mayDeleteFolder } from './permissions';
import { toRefused } from './refused';

export interface RemovalResult extends ApplyResult {
  /** What stays in Grafana, as sentences. */
  left: string[];
}

/** What goes when everything is removed: every rule of the plugin, and changes of its dashboards. */
export function removedChanges({ changes }: Plan): Change[] {
  return changes.filter((change) => isApplicable(change) && change.kind !== 'create');
}

/** What a removal leaves in Grafana, as sentences: what may not be written, and what belongs to the user. */
export function stayingAfterRemoval({ changes }: Plan): string[] {
  const blocked = changes.flatMap(({ title, kind, blocked: why }) =>
    why === undefined || kind === 'create' ? [] : [`${title} stays. ${why.reason}`]
  );
  const released = changes.flatMap((change) =>
    change.kind === 'released' ? [`${changeName(change)} stays. It was released and is yours.`] : []
  );
  return [...blocked, ...released];
}

/**
 * Deletes the plugin's rules, brings its dashboards back to what is bundled, and deletes the folder when it is empty.
 * A folder that may not be deleted is told among what is left: everything else is done by then.
 * @param removing with the plan of `desiredNothing`
 * @throws Refused when Grafana cannot be read.
 */
export async function removeEverything(removing: Omit<Applying, 'chosen'>): Promise<RemovalResult> {
  const { seen, ports } = removing;
  const chosen = new Set(removedChanges(seen).map(({ id }) => id));
  const result = await applyPlan({ ...removing, chosen });
  const staying = stayingAfterRemoval(seen);
  const isDone = result.notBegun === 0 && result.outcomes.every(({ kind }) => kind === 'done');
  if (!isDone || !seen.folder.exists) {
    return { ...result, left: staying };
  }
  return { ...result, left: [...staying, ...(await removeFolder(seen.folder, ports.folders))] };
}

/** @returns why the folder stays, as a sentence; empty when it is deleted */
async function removeFolder(folder: Plan['folder'], folders: Folders): Promise<string[]> {
  const stays = `The folder “${folder.title}” stays`;
  const { allowed, why } = mayDeleteFolder(folder);
  if (!allowed) {
    return [`${stays}. ${why}`];
  }
  try {
    const inFolder = await folders.deleteIfEmpty(folder);
    return inFolder.length === 0 ? [] : [`${stays}: it still holds ${inFolder.join(', ')}.`];
  } catch (thrown) {
    const { reason, nextStep } = toRefused(thrown);
    return [`${stays}. ${reason} ${nextStep}`];
  }
}
