import { hasAllPermissions, hasAnyPermission, hasPermission } from '@grafana/runtime';

/** Whether the user may do something. Grafana still decides: a permission may hold for some folders only. */
export interface Permission {
  allowed: boolean;
  /** Why not, with who can change it, as a sentence; empty when allowed. */
  why: string;
}

/** Saves the plugin's settings (`plugins:write`; Admin unless roles were changed). */
export function maySaveSettings(): Permission {
  return permission(hasPermission('plugins:write'), 'save these settings', 'an organisation administrator');
}

/** Reads alert rules and their states. */
export function mayReadRules(): Permission {
  return permission(
    hasAnyPermission(['alert.rules:read', 'alert.provisioning:read', 'alert.rules.provisioning:read']),
    'see alert rules',
    'a Viewer'
  );
}

/** Writes, pauses and deletes rule groups through Grafana's provisioning API. */
export function mayWriteRules(): Permission {
  const byRuleRights = hasAllPermissions([
    'alert.rules:create',
    'alert.rules:write',
    'alert.rules:delete',
    'alert.provisioning.provenance:write',
  ]);
  return permission(
    byRuleRights || hasAnyPermission(['alert.provisioning:write', 'alert.rules.provisioning:write']),
    'change alert rules',
    'an Editor'
  );
}

/** Lists contact points through Grafana's provisioning API. */
export function mayReadContactPoints(): Permission {
  return permission(
    hasAnyPermission([
      'alert.provisioning:read',
      'alert.notifications.provisioning:read',
      'alert.notifications:read',
      'alert.notifications.receivers:read',
    ]),
    'see contact points',
    'a Viewer'
  );
}

/** Lists folders, as far as the user may see them. */
export function mayReadFolders(): Permission {
  return permission(hasPermission('folders:read'), 'see folders', 'a Viewer');
}

export function mayCreateFolders(): Permission {
  return permission(hasPermission('folders:create'), 'create folders', 'an Editor');
}

export function mayDeleteFolders(): Permission {
  return permission(hasPermission('folders:delete'), 'delete folders', 'an Editor');
}

export function mayWriteDashboards(): Permission {
  return permission(hasPermission('dashboards:write'), 'change dashboards', 'an Editor');
}

/** Opens Explore; a Viewer may not unless Grafana is set up so. */
export function mayExplore(): Permission {
  return permission(hasPermission('datasources:explore'), 'use Explore', 'an Editor');
}

export function maySilence(): Permission {
  return permission(
    hasAnyPermission(['alert.silences:create', 'alert.instances:create']),
    'silence alerts',
    'an Editor'
  );
}

function permission(allowed: boolean, action: string, who: string): Permission {
  return {
    allowed,
    why: allowed ? '' : `You may not ${action}. Ask ${who} to do it, or an administrator for the right.`,
  };
}
