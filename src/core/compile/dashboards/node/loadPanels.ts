import { type Family } from '../../../metrics/family';
import { endpointChanges, serviceChanges } from '../../../metrics/programming';
import { goroutines, processCpu, processMemory, processStart } from '../../../metrics/process';
import { Expression } from '../../../promql/expression';
import { type Band } from '../layout';
import { highestLines, lowestLines } from '../mostLines';
import { timeSeriesPanel } from '../panels/timeSeriesPanel';
import { usualRange } from '../quantile';
import { type DashboardSubject } from '../subject';

const noProcess = 'No target sends metrics of its process, perhaps because of a list of metrics to keep.';

/** What kube-proxy is given to do, and what it uses for it. */
export function loadBands(subject: DashboardSubject): Band[] {
  return [
    {
      height: 7,
      panels: [
        [12, changes(subject)],
        [12, uptime(subject)],
      ],
    },
    {
      height: 7,
      panels: [
        [8, cpu(subject)],
        [8, memory(subject)],
        [8, goroutineCount(subject)],
      ],
    },
  ];
}

function changes(subject: DashboardSubject) {
  const rate = (family: Family) =>
    highestLines(subject.perNode(subject.kubeProxy.ratePerInstance(family, usualRange)), 10);
  return timeSeriesPanel({
    id: 8,
    title: 'How many changes does the node receive?',
    description:
      'Changes of Services (each once per IP family) and of EndpointSlices per second. Healthy: about the same on all ' +
      'nodes of a cluster. A short peak is a re-list after a lost connection; nothing for long on one node only: it is deaf.',
    noValue: 'No target sends kube-proxy’s change counters.',
    queries: [
      { expression: rate(serviceChanges), legend: `Services ${subject.nodeLegend}` },
      { expression: rate(endpointChanges), legend: `endpoints ${subject.nodeLegend}` },
    ],
    unit: 'suffix:changes/s',
  });
}

function uptime(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const started = kubeProxy.series(processStart).aggregated('max', kubeProxy.perInstance);
  // The shortest-lived are the ones to look at.
  const shortest = lowestLines(subject.perNode(Expression.atom('time()').minus(started)));
  return timeSeriesPanel({
    id: 9,
    title: 'When did kube-proxy restart?',
    description:
      'How long the process has been running; each fall to 0 is a restart. Healthy: a rising line. Repeated restarts: see the ' +
      'log of the previous container. On k3s and similar it is the whole k3s process.',
    noValue: noProcess,
    queries: [{ expression: shortest, legend: subject.nodeLegend }],
    unit: 'dtdurations',
  });
}

function cpu(subject: DashboardSubject) {
  return timeSeriesPanel({
    id: 10,
    title: 'How much CPU does kube-proxy use?',
    description:
      'CPU cores in use. Healthy: a few hundredths, peaks with each sync of a large cluster. Near the limit of its container ' +
      'syncs get slow.',
    noValue: noProcess,
    queries: [
      {
        expression: highestLines(subject.perNode(subject.kubeProxy.ratePerInstance(processCpu, usualRange))),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'suffix:cores',
  });
}

function memory(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 11,
    title: 'How much memory does kube-proxy use?',
    description:
      'Resident memory of the process. Healthy: level; it grows with Services and endpoints. Steady growth without them is a leak.',
    noValue: noProcess,
    queries: [
      {
        expression: highestLines(
          subject.perNode(kubeProxy.series(processMemory).aggregated('max', kubeProxy.perInstance))
        ),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'bytes',
  });
}

function goroutineCount(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel({
    id: 12,
    title: 'Does kube-proxy leak goroutines?',
    description: 'Goroutines of the process. Healthy: level. Steady growth is a leak: restart the Pod and report it.',
    noValue: noProcess,
    queries: [
      {
        expression: highestLines(
          subject.perNode(kubeProxy.series(goroutines).aggregated('max', kubeProxy.perInstance))
        ),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'none',
    decimals: 0,
  });
}
