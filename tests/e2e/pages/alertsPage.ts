import { expect, type Locator, type Page } from '@playwright/test';

export const alertsPath = '/a/kubeproxy-monitor-app/alerts';

/** What a reader sees and does on Alerts. */
export class AlertsPage {
  readonly summary: Locator;
  readonly apply: Locator;
  readonly obstacle: Locator;
  readonly outcome: Locator;
  readonly removeEverything: Locator;
  readonly progress: Locator;
  readonly cancel: Locator;
  /** Where rules go, how often they are evaluated and who is told. */
  readonly circumstances: Locator;
  readonly upgradeNote: Locator;

  constructor(private readonly page: Page) {
    this.summary = page.getByTestId('plan-summary');
    this.apply = page.getByTestId('apply');
    this.obstacle = page.getByTestId('apply-obstacle');
    this.outcome = page.getByTestId('outcome');
    this.removeEverything = page.getByTestId('remove-everything');
    this.progress = page.getByTestId('progress');
    this.cancel = page.getByTestId('cancel');
    this.circumstances = page.getByTestId('circumstances');
    this.upgradeNote = page.getByTestId('upgrade-note');
  }

  change(id: string): Locator {
    return this.page.getByTestId(`plan-change-${id}`);
  }

  state(uid: string): Locator {
    return this.page.getByTestId(`rule-state-${uid}`);
  }

  /** Gives a rule away or takes it back; among what opens with `openMore`. */
  release(uid: string): Locator {
    return this.page.getByTestId(`release-${uid}`);
  }

  /** Opens what is seldom needed of a rule, unless it is open. */
  async openMore(uid: string): Promise<void> {
    const toggle = this.state(uid).getByRole('button', { name: /^More of/ });
    await toggle.waitFor();
    if ((await toggle.getAttribute('aria-expanded')) === 'false') {
      await toggle.click();
    }
  }

  /** A file that the export shows. */
  exported(name: string): Locator {
    return this.page.getByTestId(`exported-${name}`);
  }

  pause(uid: string): Locator {
    return this.page.getByTestId(`pause-${uid}`);
  }

  /** Presses Apply and waits until it says that something failed. */
  async applyAndFail(): Promise<void> {
    await this.apply.click();
    await expect(this.outcome).toHaveAttribute('data-outcome', 'error');
  }

  /** Applies what is chosen, and expects all of it to succeed. */
  async applyAll(): Promise<void> {
    await this.apply.click();
    await expect(this.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  }

  async startRemoval(): Promise<void> {
    await this.removeEverything.click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  }

  /** Removes everything, and expects all of it to succeed. */
  async removeAll(): Promise<void> {
    await this.startRemoval();
    await expect(this.outcome).toHaveAttribute('data-outcome', 'success', { timeout: 60_000 });
  }
}
