import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn, type PlacedPanel } from '../../src/core/compile/dashboards/dashboardModel';
import { familiesDrawn } from '../../src/core/compile/dashboards/panels/source';
import { isExposedBy, type Kind } from '../../src/core/metrics/exposure';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { type RuleTestResult } from '../rules/ruleTest';
import { drawn, type DrawnSeries } from './drawn';
import { kinds, writeKinds } from './kinds';

/** Panels that are empty where all is well, by their titles. */
const emptyWhereAllIsWell = new Set([
  'Which nodes have no kube-proxy?',
  'Which requests to the API server fail?',
  'How many syncs have failed?',
  'How often are requests sent again?',
  'How fast does the API server answer?',
  'How long do the slowest requests take?',
  'Do kube-proxies wait for their own limit?',
]);

/** Every panel of every dashboard, asked of a healthy cluster of every mode and version. */
export function testPanels(): Promise<RuleTestResult[]> {
  return withPrometheusOver(writeKinds, async (url) => {
    const results: RuleTestResult[] = [];
    for (const { title, model } of compileDashboards(bundledSettings())) {
      for (const [cluster, kind] of kinds) {
        const problems: string[] = [];
        for (const panel of model.panels.filter(isDrawn)) {
          const found = problemsOf(panel, kind, await drawn(url, panel, model, cluster));
          problems.push(...found.map((problem) => `“${panel.title}” ${problem}`));
        }
        results.push({ title: `every panel of ${title} speaks of ${cluster}`, problems });
      }
    }
    return results;
  });
}

function problemsOf(panel: PlacedPanel, kind: Kind, series: DrawnSeries[]): string[] {
  const legends = series.map(({ legend }) => legend);
  const twice = legends.filter((legend, index) => legends.indexOf(legend) < index);
  const values = series.flatMap((one) => one.values).filter((value) => !Number.isNaN(value));
  const wrong = values.find((value) => !isInUnit(value, panel));
  return [
    ...(series.length === 0 && !isEmptinessExplained(panel, kind) ? ['is empty, and nothing says why'] : []),
    ...twice.map((legend) => `names two series ${legend}`),
    ...(wrong === undefined ? [] : [`draws ${wrong}, which is no ${panel.fieldConfig.defaults.unit}`]),
  ];
}

function isEmptinessExplained(panel: PlacedPanel, kind: Kind): boolean {
  const families = familiesDrawn(panel.targets.map(({ expr }) => ({ text: expr })));
  return emptyWhereAllIsWell.has(panel.title) || !families.some((family) => isExposedBy(family, kind));
}

const year = 365 * 86_400;

function isInUnit(value: number, { fieldConfig: { defaults } }: PlacedPanel): boolean {
  switch (defaults.unit) {
    case 'percentunit':
      return value >= 0 && value <= 1;
    case 's':
      return value >= 0 && value < 600;
    case 'dtdurations':
      return value >= 0 && value < year;
    case 'bytes':
      return value > 1e6 && value < 1e10;
    case 'none':
      return value >= 0 && (defaults.decimals !== 0 || Number.isInteger(Number(value.toFixed(6))));
    default:
      return value >= 0 && Number.isFinite(value);
  }
}
