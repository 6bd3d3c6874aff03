import { PreviewGrafana } from '../../tests/grafana/previewGrafana';
import { isApplicable, isChosenByDefault } from '../core/plan/change';
import { desiredState } from '../core/plan/desiredState';
import { plan } from '../core/plan/plan';
import { bundledSettings } from '../core/settings/bundledSettings';
import { type Settings } from '../core/settings/schema';
import { readActualState } from './actualState';
import { applyPlan } from './apply';
import { grafanaPorts } from './ports';

/** One source with 50 clusters, each with numbers of its own. */
function fiftyClusters(shift = 0): Settings {
  const settings = bundledSettings();
  const clusters = Array.from({ length: 50 }, (_, index) => [
    `prod-${index}`,
    {
      kubeProxy: true,
      signals: {
        'sync-slow': { levels: { warning: { parameters: { threshold: shift + 2 + index / 10 } } } },
        'rules-stale': { levels: { critical: { parameters: { queuedFor: shift + 60 + index } } } },
        'api-server-errors': { enabled: index % 2 === 0 },
        restarting: { levels: { warning: { parameters: { threshold: shift + 3 + index } } } },
      },
    },
  ]);
  return {
    ...settings,
    sources: settings.sources.map((source) => ({ ...source, clusters: Object.fromEntries(clusters) })),
  };
}

async function applyAll(grafana: PreviewGrafana, settings: Settings) {
  const desired = desiredState(settings, []);
  const ports = grafanaPorts();
  grafana.requests.length = 0;
  const seen = plan(desired, await readActualState(desired, ports));
  const chosen = new Set(seen.changes.filter(isChosenByDefault).map(({ id }) => id));
  const result = await applyPlan({ desired, seen, chosen, ports, onProgress: () => undefined });
  return { result, requests: grafana.requests };
}

const left = async (settings: Settings) => {
  const desired = desiredState(settings, []);
  return plan(desired, await readActualState(desired, grafanaPorts())).changes.filter(isApplicable);
};

describe('50 clusters with numbers of their own', () => {
  it('are planned and applied with fewer than 20 requests beyond the dashboards, first and later', async () => {
    const grafana = new PreviewGrafana(fiftyClusters());
    for (const settings of [fiftyClusters(), fiftyClusters(0.25)]) {
      const { result, requests } = await applyAll(grafana, settings);
      expect(result.outcomes.map(({ kind }) => kind)).not.toContain('failed');
      expect(requests.filter(({ path }) => path === '/api/v1/eval')).toHaveLength(1);
      expect(requests.length).toBeLessThan(20);
      expect(await left(settings)).toEqual([]);
    }
    expect(JSON.stringify(grafana.rule('kpm-prom01-sync-slow-w')?.data)).toContain('prod-49');
  });

  it('are the same rules as of one cluster', () => {
    const rules = (settings: Settings) => desiredState(settings, []).groups.map((group) => group.rules.length);
    expect(rules(fiftyClusters())).toEqual(rules(bundledSettings()));
  });
});
