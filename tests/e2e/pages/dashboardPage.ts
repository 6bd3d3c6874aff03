import { expect, type Locator, type Page } from '@playwright/test';

/** That a panel has an error: the preview's words for it, and Grafana's. */
const failureSign = ['panel-error', 'panel-error-badge', 'data-testid Panel status error']
  .map((id) => `[data-testid="${id}"]`)
  .join(', ');

/** A dashboard, as the preview and Grafana draw it. */
export class DashboardPage {
  private readonly statuses: number[] = [];

  constructor(private readonly page: Page) {
    page.on('response', (response) => {
      if (response.url().includes('/api/ds/query')) {
        this.statuses.push(response.status());
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

  /** The sign of a panel that its queries failed. */
  failure(title: string): Locator {
    return this.panel(title).locator(failureSign).first();
  }

  /** Expects that there were queries, that all were answered and that no panel says otherwise. */
  async expectNoFailure(): Promise<void> {
    expect(this.statuses).not.toEqual([]);
    expect(this.statuses.filter((status) => status !== 200)).toEqual([]);
    await expect(this.page.locator(failureSign)).toHaveCount(0);
  }
}
