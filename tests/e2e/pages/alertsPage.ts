import { expect, type Locator, type Page } from '@playwright/test';

export const alertsPath = '/a/kubeproxy-monitor-app/alerts';

/** What a reader sees and does on Alerts. */
export class AlertsPage {
  readonly summary: Locator;
  readonly apply: Locator;
  readonly obstacle: Locator;
  readonly outcome: Locator;
  readonly removeEverything: Locator;

  constructor(private readonly page: Page) {
    this.summary = page.getByTestId('plan-summary');
    this.apply = page.getByTestId('apply');
    this.obstacle = page.getByTestId('apply-obstacle');
    this.outcome = page.getByTestId('outcome');
    this.removeEverything = page.getByTestId('remove-everything');
  }

  change(id: string): Locator {
    return this.page.getByTestId(`plan-change-${id}`);
  }

  state(uid: string): Locator {
    return this.page.getByTestId(`rule-state-${uid}`);
  }

  release(uid: string): Locator {
    return this.page.getByTestId(`release-${uid}`);
  }

  /** A file that the export shows. */
  exported(name: string): Locator {
    return this.page.getByTestId(`exported-${name}`);
  }

  pause(uid: string): Locator {
    return this.page.getByTestId(`pause-${uid}`);
  }

  /** Applies what is chosen, and expects all of it to succeed. */
  async applyAll(): Promise<void> {
    await this.apply.click();
    await expect(this.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  }

  async removeAll(): Promise<void> {
    await this.removeEverything.click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(this.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  }
}
