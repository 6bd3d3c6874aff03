import { newSource } from '../../src/core/settings/bundledSettings';
import { defaultSettings } from '../../src/core/settings/parse';
import { type Settings } from '../../src/core/settings/schema';

/** Id of the source in settings that a test stores; uids of rules begin with it. */
export const sourceId = 'e2e001';

/** Evaluated as often as Grafana can, and stale as soon as the product allows. */
const quick: Partial<Settings> = {
  alerting: { ...defaultSettings().alerting, intervalSeconds: 10 },
  signals: { 'rules-stale': { levels: { critical: { for: '10s', parameters: { queuedFor: 30 } } } } },
};

/** Settings that wait as little as possible, with this data source, or without any. */
export function settingsOf(prometheus?: { uid: string; name: string }, more: Partial<Settings> = {}): Settings {
  const sources = prometheus ? [newSource(sourceId, prometheus.name, prometheus.uid)] : [];
  return { ...defaultSettings(), ...quick, sources, ...more };
}
