import { isDeepStrictEqual } from 'node:util';
import type { Router } from '../http/router';
import { answer, ok, type Answer, type Exchange, type Role } from '../http/exchange';
import { numberOf, objectOf, textOf, type JsonObject } from '../json';
import { nextId, timestamp, type PreviewState, type StoredDashboard } from '../state';
import { importBundled } from './bundledDashboards';
import { slugOf } from './folders';
import { textOfPluginName, type Plugin } from './plugin';
import { onlyFor } from './refusal';

const missing = answer(404, { message: 'Dashboard not found', status: 'not-found' });

export function dashboardUrl(dashboard: StoredDashboard): string {
  return `/d/${dashboard.uid}/${slugOf(textOf(dashboard.dashboard['title']))}`;
}

function meta(state: PreviewState, stored: StoredDashboard, role: Role): JsonObject {
  const may = role !== 'Viewer';
  const folder = state.folders.get(stored.folderUid);
  const annotations = { canAdd: may, canEdit: may, canDelete: may };
  return {
    type: 'db',
    canSave: may,
    canEdit: may,
    canAdmin: role === 'Admin',
    canStar: true,
    canDelete: may,
    slug: slugOf(textOf(stored.dashboard['title'])),
    url: dashboardUrl(stored),
    expires: '0001-01-01T00:00:00Z',
    created: stored.created,
    updated: stored.updated,
    updatedBy: stored.updatedBy,
    createdBy: stored.createdBy,
    version: stored.version,
    hasAcl: false,
    isFolder: false,
    apiVersion: 'v0alpha1',
    folderId: folder?.id ?? 0,
    folderUid: stored.folderUid,
    folderTitle: folder?.title ?? 'General',
    folderUrl: folder ? `/dashboards/f/${folder.uid}/${slugOf(folder.title)}` : '',
    provisioned: false,
    provisionedExternalId: '',
    annotationsPermissions: { dashboard: annotations, organization: annotations },
  };
}

function withoutIdentity(dashboard: JsonObject): JsonObject {
  return { ...dashboard, id: null, version: null };
}

/** Stores new content; the version grows only when the content changed. */
export function storeDashboard(
  state: PreviewState,
  dashboard: JsonObject,
  folderUid: string | undefined,
  role: Role
): StoredDashboard {
  const uid = textOf(dashboard['uid']) || `preview-dashboard-${state.lastId + 1}`;
  const before = state.dashboards.get(uid);
  const now = timestamp();
  const unchanged =
    before !== undefined && isDeepStrictEqual(withoutIdentity(before.dashboard), withoutIdentity(dashboard));
  const stored: StoredDashboard = {
    id: before?.id ?? nextId(state),
    uid,
    folderUid: folderUid ?? before?.folderUid ?? '',
    dashboard: { ...dashboard, uid },
    version: (before?.version ?? 0) + (unchanged ? 0 : 1),
    generation: (before?.generation ?? 0) + 1,
    created: before?.created ?? now,
    updated: now,
    createdBy: before?.createdBy ?? role.toLowerCase(),
    updatedBy: role.toLowerCase(),
    ownedByPlugin: before?.ownedByPlugin,
  };
  state.dashboards.set(uid, stored);
  return stored;
}

function save(state: PreviewState, plugin: Plugin, { body, role }: Exchange): Answer {
  const request = objectOf(body);
  const dashboard = objectOf(request['dashboard']);
  const overwrite = request['overwrite'] === true;
  const before = state.dashboards.get(textOf(dashboard['uid']));
  if (textOf(dashboard['title']) === '') {
    return answer(400, { message: 'Dashboard title cannot be empty', status: 'empty-name' });
  }
  if (before?.ownedByPlugin && !overwrite) {
    const message = `The dashboard belongs to plugin ${textOfPluginName(plugin)}.`;
    return answer(412, { message, status: 'plugin-dashboard' });
  }
  if (before && !overwrite && numberOf(dashboard['version']) !== before.version) {
    return answer(412, { message: 'The dashboard has been changed by someone else', status: 'version-mismatch' });
  }
  const folderUid = request['folderUid'] === undefined ? undefined : textOf(request['folderUid']);
  if (folderUid && !state.folders.has(folderUid)) {
    return answer(400, { message: 'folder not found', status: 'not-found' });
  }
  const stored = storeDashboard(state, dashboard, folderUid, role);
  return ok({
    folderUid: stored.folderUid,
    id: stored.id,
    slug: slugOf(textOf(stored.dashboard['title'])),
    status: 'success',
    uid: stored.uid,
    url: dashboardUrl(stored),
    version: stored.version,
  });
}

/** Dashboards: the API under `/api/dashboards`, and the search that lists them. */
export function addDashboards(router: Router, state: PreviewState, plugin: Plugin): void {
  router.add('GET', '/api/dashboards/uid/:uid', ({ parameters, role }) => {
    const stored = state.dashboards.get(parameters['uid'] ?? '');
    return stored
      ? ok({
          meta: meta(state, stored, role),
          dashboard: { ...stored.dashboard, id: stored.id, uid: stored.uid, version: stored.version },
        })
      : missing;
  });
  router.add(
    'POST',
    '/api/dashboards/import',
    onlyFor('Editor', 'dashboards:create', ({ body }) => {
      const path = textOf(objectOf(body)['path']);
      if (!plugin.dashboards.some((bundled) => bundled.path === path)) {
        return answer(404, { message: 'Plugin dashboard not found' });
      }
      importBundled(state, { ...plugin, dashboards: plugin.dashboards.filter((bundled) => bundled.path === path) });
      return ok({ pluginId: plugin.id, path, imported: true });
    })
  );
  router.add(
    'POST',
    '/api/dashboards/db',
    onlyFor('Editor', 'any of dashboards:create, dashboards:write', (exchange) => save(state, plugin, exchange))
  );
  router.add(
    'DELETE',
    '/api/dashboards/uid/:uid',
    onlyFor('Editor', 'dashboards:delete', ({ parameters }) => {
      const stored = state.dashboards.get(parameters['uid'] ?? '');
      if (!stored) {
        return missing;
      }
      state.dashboards.delete(stored.uid);
      const title = textOf(stored.dashboard['title']);
      return ok({ message: `Dashboard ${title} deleted`, title, uid: stored.uid });
    })
  );
  router.add('GET', '/api/search', ({ query }) => {
    const wanted = query.getAll('dashboardUIDs').concat(query.getAll('dashboardUID'));
    const found = [...state.dashboards.values()].filter((one) => wanted.length === 0 || wanted.includes(one.uid));
    return ok(
      found.map((stored) => ({
        id: stored.id,
        uid: stored.uid,
        title: textOf(stored.dashboard['title']),
        uri: `db/${slugOf(textOf(stored.dashboard['title']))}`,
        url: dashboardUrl(stored),
        slug: '',
        type: 'dash-db',
        tags: stored.dashboard['tags'] ?? [],
        isStarred: false,
        ...(stored.folderUid === '' ? {} : { folderUid: stored.folderUid }),
      }))
    );
  });
}
