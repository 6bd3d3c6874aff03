import { expect, type Locator, type Page } from '@playwright/test';

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

  /** Expects that there were queries, that all were answered and that no panel says otherwise. */
  async expectNoFailure(): Promise<void> {
    expect(this.statuses).not.toEqual([]);
    expect(this.statuses.filter((status) => status !== 200)).toEqual([]);
    // The preview's words for it, and Grafana's.
    for (const sign of ['panel-error', 'panel-error-badge', 'data-testid Panel status error']) {
      await expect(this.page.getByTestId(sign)).toHaveCount(0);
    }
  }
}
