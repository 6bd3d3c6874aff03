import { seriesText } from '../../demo/fleet/sample';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn } from '../../src/core/compile/dashboards/dashboardModel';
import { compileRecordings } from '../../src/core/compile/recordingRules';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { type RuleTestResult } from '../rules/ruleTest';
import { answersOf } from './ask';
import { choicesOf, type Look } from './choices';
import { drawn, type DrawnSeries } from './drawn';
import { fleetOfKinds, kinds } from './kinds';
import { recorded, writeRecording } from './recording';

/** Before nodes go: OpenMetrics cannot say that a series ended, as a recording rule does. */
const look: Look = { from: recorded.from + 13 * 60, until: recorded.from + 33 * 60 };

const settings = { ...bundledSettings(), recording: { enabled: true } };

/** Every panel that reads recorded series, beside what it draws of raw ones: the same lines, times and values. */
export async function testRecordedPanels(raw: string): Promise<RuleTestResult[]> {
  const lines = await recordedLines(raw);
  return withPrometheusOver(
    (path) => writeRecording(path, fleetOfKinds(), lines),
    async (url) => [
      ...(await comparisons(url, 'all IP families', [])),
      ...(await comparisons(url, 'IPv4 alone', [['ip_family', 'IPv4']])),
    ]
  );
}

/** What recording rules would have written every minute. */
async function recordedLines(url: string): Promise<string[]> {
  const lines: string[] = [];
  const when = { start: String(recorded.from), end: String(recorded.until), step: '60' };
  for (const { record, expression, labels, recording } of compileRecordings(settings)) {
    // Of a day there is not enough: its panel is looked at in the compiled dashboards.
    const series = recording.id === 'network-programming-day' ? [] : await answersOf(url, expression.text, when);
    for (const { metric, values = [] } of series) {
      lines.push(
        ...values.map(([time, value]) => `${seriesText(record, { ...metric, ...labels })} ${value} ${time}\n`)
      );
    }
  }
  return lines;
}

async function comparisons(
  url: string,
  which: string,
  chosen: Array<[name: string, value: string]>
): Promise<RuleTestResult[]> {
  const raw = compileDashboards(bundledSettings());
  const results: RuleTestResult[] = [];
  let compared = 0;
  for (const [index, { title, model }] of compileDashboards(settings).entries()) {
    const problems: string[] = [];
    for (const cluster of kinds.keys()) {
      const choices = new Map([...(await choicesOf(url, model, cluster, look)), ...chosen]);
      for (const panel of model.panels.filter(isDrawn)) {
        const other = raw[index]?.model.panels.filter(isDrawn).find(({ id }) => id === panel.id);
        if (other !== undefined && JSON.stringify(other.targets) !== JSON.stringify(panel.targets)) {
          const [theirs, own] = [await drawn(url, other, choices, look), await drawn(url, panel, choices, look)];
          compared += theirs.length;
          problems.push(...differences(theirs, own).map((one) => `${cluster} “${panel.title}”: ${one}`));
        }
      }
    }
    results.push({ title: `${title} shows of recorded series what it shows of raw ones, ${which}`, problems });
  }
  return [
    ...results,
    { title: `recorded and raw lines were compared, ${which}`, problems: compared > 100 ? [] : [`${compared}`] },
  ];
}

function differences(raw: DrawnSeries[], read: DrawnSeries[]): string[] {
  const [left, right] = [pointsOf(raw), pointsOf(read)];
  const all = [...new Set([...left.keys(), ...right.keys()])];
  const different = all.filter((point) => !isNear(left.get(point), right.get(point)));
  return different.slice(0, 3).map((point) => `${point}: raw ${left.get(point)}, recorded ${right.get(point)}`);
}

function pointsOf(series: DrawnSeries[]): Map<string, number> {
  return new Map(
    series.flatMap(({ legend, points }) => points.map(([time, value]) => [`${legend} at ${time}`, value]))
  );
}

function isNear(one: number | undefined, other: number | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && Math.abs(one - other) <= 1e-9 * Math.abs(one));
}
