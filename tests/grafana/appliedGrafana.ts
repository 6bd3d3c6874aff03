import { desiredState } from '../../src/core/plan/desiredState';
import { plan } from '../../src/core/plan/plan';
import { stamped } from '../../src/core/plan/stamped';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { type Settings } from '../../src/core/settings/schema';
import { readActualState } from '../../src/grafana/actualState';
import { applyPlan } from '../../src/grafana/apply';
import { grafanaPorts } from '../../src/grafana/ports';
import { PreviewGrafana, testedVersion } from './previewGrafana';

interface Options {
  /** Of the plugin that applied everything. */
  version?: string;
  /** What that version would have compiled from the same settings, as settings of today. */
  compiledFrom?: Settings;
}

/** A Grafana that has what the bundled settings want, without the dashboards. */
export async function appliedGrafana({ version = testedVersion, compiledFrom }: Options = {}): Promise<PreviewGrafana> {
  const settings = bundledSettings();
  const grafana = new PreviewGrafana(settings);
  const ports = grafanaPorts();
  const desired = stamped(desiredState(compiledFrom ?? settings, []), settings, version);
  const seen = plan(desired, await readActualState(desired, ports));
  const chosen = new Set(seen.changes.map(({ id }) => id));
  await applyPlan({ desired, seen, chosen, ports, onProgress: () => undefined });
  grafana.requests.length = 0;
  return grafana;
}
