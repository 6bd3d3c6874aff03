import { type Locator, type Page } from '@playwright/test';

export const configurationPath = '/a/kubeproxy-monitor-app/configuration';
export const settingsTabPath = '/plugins/kubeproxy-monitor-app?page=configuration';

type Level = `${string}-${'warning' | 'critical'}`;

/** What a reader sees and does on Configuration, on its page and in the tab of the plugin. */
export class ConfigurationPage {
  readonly dataSource: Locator;
  readonly save: Locator;
  readonly saved: Locator;
  readonly obstacle: Locator;
  readonly conflict: Locator;

  constructor(private readonly page: Page) {
    this.dataSource = page.getByTestId('data-source').or(page.getByTestId('new-data-source')).first();
    this.save = page.getByTestId('save');
    this.saved = page.getByTestId('saved');
    this.obstacle = page.getByTestId('save-obstacle');
    this.conflict = page.getByTestId('conflict');
  }

  /** Of a signal's level, such as `sync-slow-warning`. */
  threshold(level: Level): Locator {
    return this.page.getByTestId(`threshold-${level}`);
  }

  /** Opens a signal, unless it is open. */
  async open(signal: string): Promise<void> {
    const toggle = this.page.getByTestId(`open-${signal}`);
    await toggle.waitFor();
    if ((await toggle.getAttribute('aria-expanded')) === 'false') {
      await toggle.click();
    }
  }

  async chooseDataSource(name: string): Promise<void> {
    await this.dataSource.click();
    await this.page.getByRole('option', { name }).first().click();
  }
}
