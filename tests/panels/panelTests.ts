import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn, type PlacedPanel } from '../../src/core/compile/dashboards/dashboardModel';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { type RuleTestResult } from '../rules/ruleTest';
import { choicesOf, type Choices } from './choices';
import { drawn, type DrawnSeries } from './drawn';
import { reasonForEmptiness } from './emptiness';
import { testFleet } from './fleetTests';
import { testJobs } from './jobTests';
import { fleetOfKinds, kinds, type PanelKind } from './kinds';
import { testRecordedPanels } from './recordedPanels';
import { recorded, writeRecording } from './recording';
import { problemsOfSeries } from './seriesProblems';

const look = { from: recorded.until - 20 * 60, until: recorded.until };

/** Every panel of every dashboard, asked of a cluster of every mode and version, healthy and after failures. */
export async function testPanels(): Promise<RuleTestResult[]> {
  const ofKinds = await withPrometheusOver(
    (path) => writeRecording(path, fleetOfKinds()),
    async (url) => [...(await walk(url)), ...(await testRecordedPanels(url))]
  );
  return [...ofKinds, ...(await testJobs()), ...(await testFleet())];
}

async function walk(url: string): Promise<RuleTestResult[]> {
  const results: RuleTestResult[] = [];
  const everDrawn = new Set<string>();
  const all: string[] = [];
  for (const { title, model } of compileDashboards(bundledSettings())) {
    const panels = model.panels.filter(isDrawn);
    all.push(...panels.map((panel) => `${title}: ${panel.title}`));
    for (const [cluster, kind] of kinds) {
      const choices = await choicesOf(url, model, cluster, look);
      const problems: string[] = wrongChoices(choices);
      for (const panel of panels) {
        const series = await drawn(url, panel, choices, look);
        problems.push(...problemsOf(panel, kind, series).map((problem) => `“${panel.title}” ${problem}`));
        if (series.length > 0) {
          everDrawn.add(`${title}: ${panel.title}`);
        }
      }
      results.push({ title: `every panel of ${title} speaks of ${cluster}`, problems });
    }
  }
  const never = all.filter((panel) => !everDrawn.has(panel));
  return [...results, { title: 'no panel is empty in every kind of cluster', problems: never }];
}

/** Nothing is chosen, so the first job is every one that fits, and of a small cluster every node is shown. */
function wrongChoices(choices: Choices): string[] {
  const [job, shown] = [choices.get('job'), choices.get('shown')];
  return [
    ...(job === '(.*/)?kube-proxy(-windows)?' ? [] : [`the job is ${job}`]),
    ...(shown === undefined || /^10\S+(\|10\S+)?$/.test(shown) ? [] : [`the nodes shown are ${shown}`]),
  ];
}

function problemsOf(panel: PlacedPanel, kind: PanelKind, series: DrawnSeries[]): string[] {
  const reason = reasonForEmptiness(panel, kind);
  const hasValues = series.some(({ points }) => points.some(([, value]) => value !== 0));
  return [
    ...(series.length === 0 && reason === undefined ? ['is empty, and nothing says why'] : []),
    // A signal is 0 where nothing that it counts is there.
    ...(hasValues && reason !== undefined ? [`is not empty, although: ${reason}`] : []),
    ...problemsOfSeries(panel, series, kind.version === '1.28' ? ['ip_family'] : []),
  ];
}
