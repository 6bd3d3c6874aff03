import type { Router } from '../http/router';
import { answer, ok, type Exchange, type Role } from '../http/exchange';
import { objectOf, textOf, type JsonObject } from '../json';
import { nextId, timestamp, type PreviewState, type StoredFolder } from '../state';
import { accessDenied, onlyFor } from './refusal';

export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function shown(folder: StoredFolder, mayEdit: boolean): JsonObject {
  return {
    id: folder.id,
    uid: folder.uid,
    orgId: 1,
    title: folder.title,
    url: `/dashboards/f/${folder.uid}/${slugOf(folder.title)}`,
    hasAcl: false,
    canSave: mayEdit,
    canEdit: mayEdit,
    canAdmin: mayEdit,
    canDelete: mayEdit,
    createdBy: folder.createdBy,
    created: folder.created,
    updatedBy: folder.createdBy,
    updated: folder.created,
    version: 1,
  };
}

/** What a role may do in any folder, unless somebody changed its permissions. */
function accessOf(role: Role): JsonObject {
  const isEditor = role !== 'Viewer';
  return {
    'folders:read': true,
    'alert.rules:read': true,
    ...(isEditor
      ? {
          'folders:delete': true,
          'dashboards:create': true,
          'alert.rules:create': true,
          'alert.rules:write': true,
          'alert.rules:delete': true,
        }
      : {}),
  };
}

const missing = answer(404, { message: 'folder not found', status: 'not-found' });

/** Folders. `changed` is called when a deletion took rules along. */
export function addFolders(router: Router, state: PreviewState, changed: () => Promise<void>): void {
  router.add('GET', '/api/folders', () =>
    ok([...state.folders.values()].map(({ id, uid, title }) => ({ id, uid, title })))
  );
  router.add('GET', '/api/folders/:uid', ({ parameters, query, role }) => {
    const folder = state.folders.get(parameters['uid'] ?? '');
    if (folder) {
      const accessControl = query.get('accesscontrol') === 'true' ? { accessControl: accessOf(role) } : {};
      return ok({ ...shown(folder, role !== 'Viewer'), ...accessControl });
    }
    // Grafana cannot resolve the scope of a folder that is missing, and only an Admin has all.
    return role === 'Admin' ? missing : accessDenied('folders:read');
  });
  router.add('GET', '/api/folders/:uid/counts', ({ parameters }) => {
    const uid = parameters['uid'] ?? '';
    const dashboard = [...state.dashboards.values()].filter(({ folderUid }) => folderUid === uid).length;
    const alertrule = state.groups.filter(({ folderUid }) => folderUid === uid).flatMap(({ rules }) => rules).length;
    return state.folders.has(uid) ? ok({ alertrule, dashboard, folder: 0, librarypanel: 0 }) : missing;
  });
  router.add(
    'POST',
    '/api/folders',
    onlyFor('Editor', 'folders:create', ({ body, role }: Exchange) => {
      const given = objectOf(body);
      const title = textOf(given['title']);
      const id = nextId(state);
      const uid = textOf(given['uid']) || `preview-folder-${id}`;
      if (title === '') {
        return answer(400, { message: 'folder title cannot be empty' });
      }
      if (state.folders.has(uid)) {
        return answer(412, { message: 'the folder has been changed by someone else' });
      }
      const folder = { id, uid, title, created: timestamp(), createdBy: role.toLowerCase() };
      state.folders.set(uid, folder);
      return ok(shown(folder, false));
    })
  );
  router.add(
    'DELETE',
    '/api/folders/:uid',
    onlyFor('Editor', 'folders:delete', async ({ parameters, query }) => {
      const uid = parameters['uid'] ?? '';
      if (!state.folders.has(uid)) {
        return missing;
      }
      const hasRules = state.groups.some((group) => group.folderUid === uid);
      if (hasRules && query.get('forceDeleteRules') !== 'true') {
        return answer(400, { message: 'folder cannot be deleted: folder is not empty: folder contains alert rules' });
      }
      state.groups = state.groups.filter((group) => group.folderUid !== uid);
      // Grafana deletes the dashboards of a folder with it.
      for (const dashboard of [...state.dashboards.values()]) {
        if (dashboard.folderUid === uid) {
          state.dashboards.delete(dashboard.uid);
        }
      }
      state.folders.delete(uid);
      await changed();
      return ok({ message: 'Folder deleted' });
    })
  );
}
