import { type Page } from '@playwright/test';
import * as v from 'valibot';

const answer = v.looseObject({
  results: v.record(
    v.string(),
    v.looseObject({
      frames: v.optional(v.array(v.looseObject({ data: v.looseObject({ values: v.array(v.unknown()) }) }))),
    })
  ),
});

const quarterHour = 900_000;

/** The past of a data source that has more of it than the demo: two days in which the worst of all is always the same. */
export async function withQuietDays(page: Page, worst: number): Promise<void> {
  await page.route('**/api/ds/query*', async (route) => {
    const response = await route.fetch();
    const parsed = v.safeParse(answer, await response.json());
    const [frame] = (parsed.success && parsed.output.results['worst']?.frames) || [];
    if (!parsed.success || frame === undefined || !String(route.request().postData()).includes('"range":true')) {
      await route.fulfill({ response });
      return;
    }
    const end = Math.floor(Date.now() / quarterHour) * quarterHour;
    const times = Array.from({ length: 192 }, (_, index) => end - (191 - index) * quarterHour);
    frame.data = { values: [times, times.map(() => worst)] };
    await route.fulfill({ response, json: parsed.output });
  });
}
