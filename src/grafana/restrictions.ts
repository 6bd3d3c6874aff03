import { type Restrictions } from '../core/plan/plan';
import { mayCreateFolders, mayWriteDashboards, mayWriteRules } from './permissions';

/**
 * Why the user may not write rules or dashboards. Without the folder no rule can be written, so the right to create it
 * is needed as well.
 */
export function restrictions(hasFolder: boolean): Restrictions {
  const rules = [mayWriteRules(), ...(hasFolder ? [] : [mayCreateFolders()])].find(({ allowed }) => !allowed);
  const dashboards = mayWriteDashboards();
  return { rules: rules?.why, dashboards: dashboards.allowed ? undefined : dashboards.why };
}
