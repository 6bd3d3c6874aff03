import { isSignalEnabled } from '../../../settings/effective';
import { signalById } from '../../../signals/catalogue';
import { signalPanels } from '../../signalPanels';
import { type Band } from '../layout';
import { highest, lowest } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { type DashboardSubject } from '../subject';
import { severityColors, type ThresholdLines } from '../thresholdLines';
import { FleetNumbers, inEachBranch } from './fleetNumbers';
import { unreachedBand } from './unreachedPanels';

/** One reading in five minutes: each looks back at a whole day. */
const dear = '5m';

/** Where kube-proxy is, and where it should be. */
export function coverageBands(subject: DashboardSubject): Band[] {
  return [numbersBand(subject), unreachedBand(subject)];
}

function numbersBand(subject: DashboardSubject): Band {
  const numbers = new FleetNumbers(subject);
  const coverage = signalById('coverage-below-expected');
  const noTargets = 'No target of the chosen job. Choose the job under Job, or check the scrape configuration.';
  const missing = inEachBranch(subject.branches(coverage), ({ kubeProxy }) => coverage.value(kubeProxy));
  return {
    height: 9,
    panels: [
      [
        8,
        timeSeriesPanel(subject, {
          id: signalPanels['coverage-below-expected'].panelId,
          title: 'How many are missing?',
          meaning:
            'Nodes that are expected to run a kube-proxy minus those that Prometheus reaches, per cluster. The dashed line is where ' +
            'the alert begins.',
          healthy: '0, apart from minutes while nodes join or leave.',
          action: 'see below which nodes have no kube-proxy, and which targets do not answer.',
          noValue: noTargets,
          explainedBy: ['coverage-below-expected', 'node-not-covered'],
          queries: [{ expression: highest(missing), legend: subject.clusterLegend }],
          unit: 'none',
          decimals: 0,
          lines: toleranceLines(subject),
        }),
      ],
      [
        8,
        timeSeriesPanel(subject, {
          id: signalPanels.down.panelId,
          title: 'How many kube-proxies run?',
          meaning: 'kube-proxies that Prometheus reaches. The 20 smallest clusters are drawn.',
          healthy: 'steady.',
          action:
            'at 0, below the dashed line, the whole cluster is unreachable: check the scrape job first; seldom every kube-proxy is down.',
          noValue: noTargets,
          explainedBy: ['down'],
          queries: [{ expression: lowest(numbers.inEveryCluster(numbers.running())), legend: subject.clusterLegend }],
          unit: 'none',
          decimals: 0,
          interval: dear,
          lines: belowOne(),
        }),
      ],
      [
        8,
        timeSeriesPanel(subject, {
          id: signalPanels['metrics-missing'].panelId,
          title: 'Do targets send metrics?',
          meaning:
            'Targets that send what every kube-proxy sends from its first answer on, per cluster. At 0 no other panel or alert ' +
            'knows anything.',
          healthy: 'as many as kube-proxies run, and never 0 while they do.',
          action: 'at 0: look for a wrong port, or a list of metrics to keep that leaves them out.',
          noValue:
            'No target sends kube-proxy’s metrics. If targets run, the port is wrong or a list of metrics to keep leaves them out.',
          explainedBy: ['metrics-missing'],
          queries: [
            {
              expression: lowest(
                subject
                  .value(signalById('metrics-missing'))
                  .or(subject.kubeProxy.targets().times(0), subject.kubeProxy.perCluster)
              ),
              legend: subject.clusterLegend,
            },
          ],
          unit: 'none',
          decimals: 0,
          lines: belowOne(),
        }),
      ],
    ],
  };
}

/** Bad below 1; the line has the colour of what is below it. */
function belowOne(): ThresholdLines {
  return { base: severityColors.critical, steps: [{ color: 'transparent', value: 1 }], series: [] };
}

/** The first number of missing nodes that is too many; as a share, or where clusters differ, drawn by a query. */
function toleranceLines(subject: DashboardSubject): ThresholdLines {
  const coverage = signalById('coverage-below-expected');
  if (!isSignalEnabled(coverage, subject.settings)) {
    return { steps: [], series: [] };
  }
  const branches = subject.branches(coverage);
  const shared = branches[0].kubeProxy.expectedNodes.tolerance.value;
  const isShared = branches.every(({ kubeProxy }) => {
    const { value, unit } = kubeProxy.expectedNodes.tolerance;
    return unit === 'nodes' && value === shared;
  });
  if (isShared) {
    return { steps: [{ color: severityColors.warning, value: Math.floor(shared) + 1 }], series: [] };
  }
  const tolerated = inEachBranch(branches, ({ kubeProxy }) => {
    const { value, unit } = kubeProxy.expectedNodes.tolerance;
    const inUse = kubeProxy.expected().and(kubeProxy.clustersInUse(), kubeProxy.perCluster);
    return unit === 'percent' ? inUse.times(value / 100) : inUse.times(0).plus(value);
  });
  return {
    steps: [],
    series: [{ severity: 'warning', expression: highest(tolerated), legend: `tolerated ${subject.clusterLegend}` }],
  };
}
