import { type Blocked } from '../core/plan/change';
import { type ActualDashboard, type ActualState, type DesiredState } from '../core/plan/state';
import { type Ports } from './ports';
import { Refused } from './refused';

/** The bundled dashboards as they are; one that may not be seen or cannot be read does not hide the others. */
export async function readDashboards(
  { dashboards: wanted }: DesiredState,
  { dashboards }: Ports
): Promise<Pick<ActualState, 'dashboards' | 'hiddenDashboards'>> {
  const found: ActualDashboard[] = [];
  const hiddenDashboards = new Map<string, Blocked>();
  await Promise.all(
    wanted.map(async ({ uid }) => {
      try {
        const dashboard = await dashboards.find(uid);
        found.push(...(dashboard === undefined ? [] : [dashboard]));
      } catch (thrown) {
        if (!(thrown instanceof Refused)) {
          throw thrown;
        }
        hiddenDashboards.set(uid, blockedBy(thrown));
      }
    })
  );
  return { dashboards: found, hiddenDashboards };
}

function blockedBy({ status, reason, nextStep }: Refused): Blocked {
  return status === 403
    ? {
        reason: 'You may not see this dashboard.',
        nextStep: 'Ask somebody who may edit it, or an administrator for the right.',
      }
    : { reason, nextStep };
}
