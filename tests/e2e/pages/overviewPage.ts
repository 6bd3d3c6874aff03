import { type Locator, type Page } from '@playwright/test';

export const overviewPath = '/a/kubeproxy-monitor-app';

/** What a reader sees on Overview. */
export class OverviewPage {
  readonly verdict: Locator;
  readonly clusters: Locator;

  constructor(private readonly page: Page) {
    this.verdict = page.getByTestId('verdict');
    this.clusters = page.getByTestId('clusters');
  }

  problem(signal: string, cluster: string): Locator {
    return this.page.getByTestId(`problem-${signal}-${cluster}`);
  }

  row(cluster: string): Locator {
    return this.clusters.getByRole('row').filter({ has: this.page.getByTestId(`cluster-row-${cluster}`) });
  }
}
