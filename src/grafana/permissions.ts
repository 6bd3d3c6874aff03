import { hasAllPermissions, hasAnyPermission, hasPermission } from '@grafana/runtime';

import { type FoundFolder } from './folders';

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

/** Hold in some folders only. */
const ruleRights = ['alert.rules:create', 'alert.rules:write', 'alert.rules:delete'];

/** Writes, pauses and deletes rule groups through Grafana's provisioning API, in some folder at least. */
export function mayWriteRules(): Permission {
  const byRuleRights = hasAllPermissions([...ruleRights, 'alert.provisioning.provenance:write']);
  return permission(byRuleRights || mayWriteRulesAnywhere(), 'change alert rules', 'an Editor');
}

/** The same in this folder. What Grafana does not say of it is taken for allowed. */
export function mayWriteRulesIn({ title, access }: Omit<FoundFolder, 'uid'>): Permission {
  const general = mayWriteRules();
  return general.allowed
    ? permission(
        access === undefined || mayWriteRulesAnywhere() || ruleRights.every((right) => access[right] === true),
        `change alert rules in the folder “${title}”`,
        'somebody who may edit in it'
      )
    : general;
}

function mayWriteRulesAnywhere(): boolean {
  return hasAnyPermission(['alert.provisioning:write', 'alert.rules.provisioning:write']);
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

/** Deletes this folder. What Grafana does not say of it is taken for allowed. */
export function mayDeleteFolder({ title, access }: Omit<FoundFolder, 'uid'>): Permission {
  const general = mayDeleteFolders();
  const isAllowed = access === undefined || access['folders:delete'] === true;
  return general.allowed ? permission(isAllowed, `delete the folder “${title}”`, 'somebody who may edit it') : general;
}

/** Brings a dashboard back that was deleted. */
export function mayCreateDashboards(): Permission {
  return permission(hasPermission('dashboards:create'), 'add dashboards', 'an Editor');
}

/** Puts a dashboard into this folder. What Grafana does not say of it is taken for allowed. */
export function mayCreateDashboardsIn({ title, access }: Omit<FoundFolder, 'uid'>): Permission {
  return permission(
    access === undefined || access['dashboards:create'] === true,
    `put dashboards into the folder “${title}”`,
    'somebody who may edit in it'
  );
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
