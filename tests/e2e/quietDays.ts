import { type Page } from '@playwright/test';
import * as v from 'valibot';

const frame = v.looseObject({
  schema: v.looseObject({
    fields: v.array(v.looseObject({ labels: v.optional(v.record(v.string(), v.string()), {}) })),
  }),
  data: v.looseObject({ values: v.array(v.unknown()) }),
});

const answer = v.looseObject({
  results: v.record(v.string(), v.looseObject({ frames: v.optional(v.array(frame), []) })),
});

const quarterHour = 900_000;

/** The past of a data source that has more of it than the demo: two days in which the worst of all is always the same. */
export async function withQuietDays(page: Page, worst: number): Promise<void> {
  await page.route('**/api/ds/query*', async (route) => {
    const response = await route.fetch();
    const parsed = v.safeParse(answer, await response.json());
    const frames = parsed.success ? (parsed.output.results['past']?.frames ?? []) : [];
    const worstOfAll = frames.find(({ schema }) => schema.fields.some(({ labels }) => labels['answers'] === 'worst'));
    if (!parsed.success || worstOfAll === undefined) {
      await route.fulfill({ response });
      return;
    }
    const end = Math.floor(Date.now() / quarterHour) * quarterHour;
    const times = Array.from({ length: 192 }, (_, index) => end - (191 - index) * quarterHour);
    worstOfAll.data = { values: [times, times.map(() => worst)] };
    await route.fulfill({ response, json: parsed.output });
  });
}
