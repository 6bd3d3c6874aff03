import { expect, type Locator, type Page, type Response } from '@playwright/test';
import * as v from 'valibot';

const queryAnswer = v.object({ results: v.record(v.string(), v.object({ error: v.optional(v.string()) })) });

/** A dashboard, as the preview and Grafana draw it. */
export class DashboardPage {
  private readonly answers: Response[] = [];

  constructor(private readonly page: Page) {
    page.on('response', (response) => {
      if (response.url().includes('/api/ds/query')) {
        this.answers.push(response);
      }
    });
  }

  panel(title: string): Locator {
    return this.page.getByTestId(`data-testid Panel header ${title}`);
  }

  /** Where a panel draws its lines. */
  plot(title: string): Locator {
    return this.panel(title).locator('.u-over');
  }

  /** Why queries since the dashboard was opened failed; empty when all were answered. */
  async failures(): Promise<string[]> {
    expect(this.answers.length).toBeGreaterThan(0);
    const all = this.answers.map(async (response) => {
      const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), queryAnswer), await response.text());
      const errors = answer.success ? Object.values(answer.output.results).flatMap(({ error }) => error ?? []) : [];
      return response.ok() ? errors : [`${response.status()}`, ...errors];
    });
    return (await Promise.all(all)).flat();
  }
}
