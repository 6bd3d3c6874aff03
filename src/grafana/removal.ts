import { isApplicable, type Change, type Plan } from '../core/plan/change';
import { applyPlan, type ApplyResult, type Applying } from './apply';

export interface RemovalResult extends ApplyResult {
  /** What stays in Grafana, as sentences. */
  left: string[];
}

/** What goes when everything is removed: every rule of the plugin, and changes of its dashboards. */
export function removedChanges({ changes }: Plan): Change[] {
  return changes.filter((change) => isApplicable(change) && change.kind !== 'create');
}

/**
 * Deletes the plugin's rules, brings its dashboards back to what is bundled, and deletes the folder when it is empty.
 * @param removing with the plan of `desiredNothing`
 * @throws Refused when Grafana cannot be read.
 */
export async function removeEverything(removing: Omit<Applying, 'chosen'>): Promise<RemovalResult> {
  const { seen, ports } = removing;
  const chosen = new Set(removedChanges(seen).map(({ id }) => id));
  const result = await applyPlan({ ...removing, chosen });
  const blocked = seen.changes.flatMap(({ title, kind, blocked: why }) =>
    why === undefined || kind === 'create' ? [] : [`${title} stays. ${why.reason}`]
  );
  const isDone = !result.isCancelled && result.outcomes.every(({ kind }) => kind === 'done');
  if (!isDone || !seen.folder.exists) {
    return { ...result, left: blocked };
  }
  const inFolder = await ports.folders.deleteIfEmpty(seen.folder);
  const folderLeft =
    inFolder.length === 0 ? [] : [`The folder “${seen.folder.title}” stays: it still holds ${inFolder.join(', ')}.`];
  return { ...result, left: [...blocked, ...folderLeft] };
}
