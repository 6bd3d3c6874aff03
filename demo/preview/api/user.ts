import type { Router } from '../http/router';
import { ok, type Role } from '../http/exchange';
import { objectOf, type JsonObject } from '../json';
import { recordedBody } from './recorded';

// Not recorded: what the fixed roles of an Admin add to those of an Editor, as far as an app asks for them.
const adminAdds = [
  'alert.provisioning:read',
  'alert.provisioning:write',
  'alert.rules.provisioning:read',
  'alert.rules.provisioning:write',
  'datasources:create',
  'datasources:write',
  'plugins:install',
  'plugins:write',
];

/** What `GET /api/access-control/user/permissions` answers: action → scopes. */
export function permissionsOf(role: Role): JsonObject {
  if (role === 'Viewer') {
    return objectOf(recordedBody('53-user-permissions-viewer'));
  }
  const editor = objectOf(recordedBody('52-user-permissions-editor'));
  return role === 'Editor' ? editor : { ...editor, ...Object.fromEntries(adminAdds.map((action) => [action, ['*']])) };
}

export function userOf(role: Role): JsonObject {
  const login = role.toLowerCase();
  return {
    id: { Admin: 1, Editor: 2, Viewer: 3 }[role],
    uid: `preview-${login}`,
    email: `${login}@localhost`,
    name: role,
    login,
    theme: '',
    orgId: 1,
    isGrafanaAdmin: role === 'Admin',
    isDisabled: false,
    isExternal: false,
    authLabels: [],
    updatedAt: '2026-01-01T00:00:00Z',
    createdAt: '2026-01-01T00:00:00Z',
    avatarUrl: '',
  };
}

/** Who is asking and what they may do. */
export function addUser(router: Router): void {
  router.add('GET', '/api/user', ({ role }) => ok(userOf(role)));
  router.add('GET', '/api/access-control/user/permissions', ({ role }) => ok(permissionsOf(role)));
}
