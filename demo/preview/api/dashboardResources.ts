import type { Router } from '../http/router';
import { answer, ok, type Role } from '../http/exchange';
import { objectOf, textOf, type JsonObject } from '../json';
import type { PreviewState, StoredDashboard } from '../state';
import { storeDashboard } from './dashboards';
import type { Plugin } from './plugin';
import { accessDenied } from './refusal';

const apiVersion = 'dashboard.grafana.app/v1beta1';
const path = `/apis/${apiVersion}/namespaces/:namespace/dashboards/:uid`;

const builtInAnnotations = {
  list: [
    {
      builtIn: 1,
      datasource: { type: 'grafana', uid: '-- Grafana --' },
      enable: true,
      hide: true,
      iconColor: 'rgba(0, 211, 255, 1)',
      name: 'Annotations & Alerts',
      type: 'dashboard',
    },
  ],
};

function resource(stored: StoredDashboard, plugin: Plugin): JsonObject {
  const content = Object.fromEntries(
    Object.entries(stored.dashboard).filter(([key]) => !['id', 'uid', 'version'].includes(key))
  );
  return {
    kind: 'Dashboard',
    apiVersion,
    metadata: {
      name: stored.uid,
      namespace: 'default',
      uid: `preview-${stored.id}`,
      resourceVersion: String(stored.generation),
      generation: stored.generation,
      creationTimestamp: stored.created,
      labels: { 'grafana.app/deprecatedInternalID': String(stored.id) },
      annotations: {
        'grafana.app/createdBy': stored.ownedByPlugin ? 'provisioning:' : `user:${stored.createdBy}`,
        ...(stored.folderUid === '' ? {} : { 'grafana.app/folder': stored.folderUid }),
        ...(stored.ownedByPlugin ? { 'grafana.app/managedBy': 'plugin', 'grafana.app/managerId': plugin.id } : {}),
        'grafana.app/updatedBy': `user:${stored.updatedBy}`,
        'grafana.app/updatedTimestamp': stored.updated,
      },
    },
    spec: {
      annotations: builtInAnnotations,
      fiscalYearStartMonth: 0,
      graphTooltip: 0,
      links: [],
      timepicker: {},
      weekStart: '',
      ...content,
      schemaVersion: 42,
    },
    status: { conversion: { failed: false, storedVersion: 'v0alpha1' } },
  };
}

function notFound(uid: string) {
  const message = `dashboards.dashboard.grafana.app "${uid}" not found`;
  const details = { name: uid, group: 'dashboard.grafana.app', kind: 'dashboards' };
  return answer(404, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason: 'NotFound',
    details,
    code: 404,
  });
}

/** Dashboards as Kubernetes-style resources: read and replace. */
export function addDashboardResources(router: Router, state: PreviewState, plugin: Plugin): void {
  router.add('GET', path, ({ parameters }) => {
    const uid = parameters['uid'] ?? '';
    const stored = state.dashboards.get(uid);
    return stored ? ok(resource(stored, plugin)) : notFound(uid);
  });
  router.add('PUT', path, ({ parameters, body, role }) => replace(parameters['uid'] ?? '', objectOf(body), role));

  function replace(uid: string, body: JsonObject, role: Role) {
    if (role === 'Viewer') {
      return accessDenied('dashboards:write');
    }
    if (!state.dashboards.has(uid)) {
      return notFound(uid);
    }
    const annotations = objectOf(objectOf(body['metadata'])['annotations']);
    const folderUid = textOf(annotations['grafana.app/folder']);
    return ok(resource(storeDashboard(state, { ...objectOf(body['spec']), uid }, folderUid, role), plugin));
  }
}
