import { createFleet, type Fleet } from '../../demo/fleet/fleet';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn, type PlacedPanel } from '../../src/core/compile/dashboards/dashboardModel';
import { signalPanels } from '../../src/core/compile/signalPanels';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { withPrometheusOver } from '../prometheus/withPrometheusOver';
import { type RuleTestResult } from '../rules/ruleTest';
import { choicesOf } from './choices';
import { drawn } from './drawn';
import { recorded, writeRecording } from './recording';

const nodes = ['node-1', 'node-2', 'node-3'];
const everyJob = '(.*/)?kube-proxy(-windows)?';

/** Before anybody chose or applied anything: what Kube-proxy / Fleet makes of a cluster. */
export async function testJobs(): Promise<RuleTestResult[]> {
  const k3s = createFleet({ clusters: { edge: { nodes, oneProcess: true } } }, { startsAt: recorded.from });
  const usual = createFleet({ clusters: { edge: { nodes } } }, { startsAt: recorded.from });
  const down = createFleet({ clusters: { edge: { nodes } } }, { startsAt: recorded.from });
  down.cluster('edge').suffers('instance-down', { from: '0m' });
  return [
    await shows('nodes of k3s once, though three jobs have their series', k3s, /^(kubelet|k3s-server|apiserver)$/, 3),
    await shows('every job whose name fits', usual, everyJob, 3),
    await shows('that no kube-proxy answers, though none names a job', down, everyJob, 0),
  ];
}

/** One kube-proxy is one, however many series it sends. */
const counting: ReadonlyArray<(panel: PlacedPanel) => boolean> = [
  ({ title }) => title === 'Running',
  ({ id }) => id === signalPanels['metrics-missing'].panelId,
];

async function shows(what: string, fleet: Fleet, job: RegExp | string, running: number): Promise<RuleTestResult> {
  const look = { from: recorded.until - 20 * 60, until: recorded.until };
  return withPrometheusOver(
    (path) => writeRecording(path, fleet),
    async (url) => {
      const [dashboard] = compileDashboards(bundledSettings());
      const panels = counting.flatMap((isMeant) => dashboard?.model.panels.filter(isDrawn).find(isMeant) ?? []);
      if (dashboard === undefined || panels.length !== counting.length) {
        return { title: what, problems: ['there is no such panel'] };
      }
      const choices = await choicesOf(url, dashboard.model, 'edge', look);
      const found = choices.get('job') ?? '';
      const miscounted: string[] = [];
      for (const panel of panels) {
        const [series] = await drawn(url, panel, choices, look);
        const value = series?.points[0]?.[1];
        miscounted.push(...(value === running ? [] : [`“${panel.title}” shows ${value}`]));
      }
      return {
        title: `without a choice dashboards show ${what}`,
        problems: [
          ...((typeof job === 'string' ? found === job : job.test(found)) ? [] : [`the job is ${found}`]),
          ...miscounted,
        ],
      };
    }
  );
}
