import { newSource, withSource } from '../src/core/settings/bundledSettings';
import { defaultSettings } from '../src/core/settings/parse';
import { type Settings } from '../src/core/settings/schema';
import { type FleetShape } from '../src/core/signals/scenario';

export { pluginId } from '../src/core/product';
export const dataSourceUid = 'prometheus';

/** Settings of a user who has chosen the data source and confirmed the fleet’s clusters. */
export function demoSettings({ clusters = {} }: FleetShape): Settings {
  const source = newSource('demo01', 'Prometheus', dataSourceUid);
  const confirmed = Object.fromEntries(Object.keys(clusters).map((name) => [name, { kubeProxy: true }]));
  return withSource({ ...defaultSettings(), sources: [{ ...source, clusters: confirmed }] });
}
