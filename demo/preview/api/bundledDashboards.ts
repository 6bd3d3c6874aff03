import { objectOf, copyOf, textOf } from '../json';
import { nextId, timestamp, type PreviewState } from '../state';
import { revisionOf, type Plugin } from './plugin';

/** Imports the bundled dashboards that are missing or of another revision, into the root folder. */
export function importBundled(state: PreviewState, plugin: Plugin): void {
  for (const { path, dashboard } of plugin.dashboards) {
    const uid = textOf(dashboard['uid']);
    const before = state.dashboards.get(uid);
    const revision = revisionOf(dashboard);
    if (before?.ownedByPlugin?.importedRevision !== revision) {
      const version = (before?.version ?? 0) + 1;
      const now = timestamp();
      state.dashboards.set(uid, {
        id: before?.id ?? nextId(state),
        uid,
        folderUid: '',
        dashboard: objectOf(copyOf(dashboard)),
        version,
        generation: version,
        created: before?.created ?? now,
        updated: now,
        createdBy: 'Anonymous',
        updatedBy: 'Anonymous',
        ownedByPlugin: { path, importedRevision: revision },
      });
    }
  }
}
