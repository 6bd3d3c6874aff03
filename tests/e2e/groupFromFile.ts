import { type Page } from '@playwright/test';
import * as v from 'valibot';
import { refusals, refuse } from './refuse';

const listed = v.array(v.looseObject({ ruleGroup: v.string() }));

/** Makes a rule group one of a provisioning file, which only a file beside Grafana can really make. */
export async function groupFromFile(page: Page, group: string): Promise<void> {
  await page.route('**/api/v1/provisioning/alert-rules', async (route) => {
    const response = await route.fetch();
    const rules = v.parse(listed, await response.json());
    const json = rules.map((rule) => (rule.ruleGroup === group ? { ...rule, provenance: 'file' } : rule));
    await route.fulfill({ response, json });
  });
  for (const method of ['PUT', 'DELETE'] as const) {
    await refuse(page, { method, path: `**/rule-groups/${group}`, answer: refusals.fromFile });
  }
}
