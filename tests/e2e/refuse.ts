import { type Page } from '@playwright/test';
import * as v from 'valibot';

/** Statuses and bodies with which Grafana refuses. */
export const refusals = {
  serverError: answer(500, {
    message: 'Internal Server Error - Check the Grafana server logs for the detailed error message.',
  }),
  mayNotSaveDashboard: answer(403, {
    accessErrorId: 'ACE0124404135',
    message:
      "You'll need additional permissions to perform this action. Permissions needed: any of dashboards:create, dashboards:write",
    title: 'Access denied',
  }),
  dashboardChangedMeanwhile: answer(412, {
    message: 'The dashboard has been changed by someone else',
    status: 'version-mismatch',
  }),
  fromFile: answer(409, {
    statusCode: 409,
    messageId: 'alerting.provenanceMismatch',
    message: "cannot update with provided provenance '', needs 'file'",
    extra: { Operation: 'update', ProvidedProvenance: '', StoredProvenance: 'file' },
  }),
};

const asked = v.object({ queries: v.array(v.object({ refId: v.string() })) });

interface Refused {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Glob of the address. */
  path: string;
  answer: { status: number; json: object };
  /** Only so many; left out: all. */
  times?: number;
}

/** Refuses requests of this page in Grafana's stead, which does not see them. */
export async function refuse(page: Page, { method, path, answer: given, times = Infinity }: Refused): Promise<void> {
  let left = times;
  await page.route(path, async (route) => {
    if (route.request().method() !== method || left === 0) {
      await route.fallback();
      return;
    }
    left -= 1;
    await route.fulfill(given);
  });
}

/** Has Prometheus take no query of this page for PromQL. */
export async function refuseQueries(page: Page): Promise<void> {
  await page.route('**/api/ds/query*', async (route) => {
    const { queries } = v.parse(asked, route.request().postDataJSON());
    const error = 'bad_data: invalid parameter "query": 1:7: parse error: unexpected <by>';
    const refused = { error, errorSource: 'downstream', status: 400, frames: [] };
    const results = Object.fromEntries(queries.map(({ refId }) => [refId, refused]));
    await route.fulfill(answer(400, { results }));
  });
}

function answer(status: number, json: object) {
  return { status, json };
}
