/** One difference between two settings, in words. */
export interface SettingsChange {
  /** What is changed: `Slow rule sync, warning: mean time of a sync`. */
  what: string;
  before: string;
  after: string;
}
