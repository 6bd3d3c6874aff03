import { compileDashboards } from '../../../src/core/compile/dashboards/compileDashboards';
import { isDrawn, type PlacedPanel } from '../../../src/core/compile/dashboards/dashboardModel';
import { familiesDrawn } from '../../../src/core/compile/dashboards/panels/source';
import { networkProgramming, syncDuration } from '../../../src/core/metrics/programming';
import { type HistogramForm } from '../../../src/core/promql/histogram';
import { type Settings } from '../../../src/core/settings/schema';
import { choicesOf } from '../../panels/choices';
import { drawn } from '../../panels/drawn';
import { problemsOfSeries } from '../../panels/seriesProblems';
import { type RuleTestResult } from '../ruleTest';

const scraped: readonly string[] = [syncDuration.name, networkProgramming.name];
const withoutClusterLabel = '';

/** Every panel, compiled for the form: no refusal, no name twice, and what reads the scraped histograms is not empty. */
export async function testNativePanels(url: string, form: HistogramForm, settings: Settings): Promise<RuleTestResult> {
  // Targets are known from now on only: their samples have times of before.
  const until = Math.floor(Date.now() / 1000);
  const look = { from: until - 40 * 60, until };
  const problems: string[] = [];
  let read = 0;
  for (const { model } of compileDashboards(settings)) {
    const choices = await choicesOf(url, model, withoutClusterLabel, look);
    for (const panel of model.panels.filter(isDrawn)) {
      const series = await drawn(url, panel, choices, look);
      const isEmpty = readsScrapedOnly(panel) && series.length === 0;
      read += readsScrapedOnly(panel) ? 1 : 0;
      const found = [...problemsOfSeries(panel, series, ['cluster']), ...(isEmpty ? ['is empty'] : [])];
      problems.push(...found.map((problem) => `“${panel.title}” ${problem}`));
    }
  }
  return {
    title: `native histograms: every panel can be drawn in the form ${form}`,
    problems: [...problems, ...(read < 5 ? [`only ${read} panels read histograms that were scraped`] : [])],
  };
}

function readsScrapedOnly({ targets }: PlacedPanel): boolean {
  const families = familiesDrawn(targets.map(({ expr }) => ({ text: expr })));
  return families.length > 0 && families.every(({ name }) => scraped.includes(name));
}
