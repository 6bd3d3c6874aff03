import { type Family } from '../../../metrics/family';
import { endpointChanges, networkProgramming, serviceChanges } from '../../../metrics/programming';
import { goroutines, processCpu, processMemory, processStart } from '../../../metrics/process';
import { Expression } from '../../../promql/expression';
import { type Band } from '../layout';
import { nodeLines } from '../mostLines';
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
  const { kubeProxy } = subject;
  const received = (family: Family) => nodeLines(subject, kubeProxy.ratePerInstance(family, usualRange));
  const programmed = kubeProxy.histogram(networkProgramming, usualRange).observations(kubeProxy.perTarget);
  return timeSeriesPanel(subject, {
    id: 8,
    title: 'How many changes does the node receive?',
    meaning:
      'Changes of Services (each once per IP family) and of EndpointSlices that the node hears of, and those of endpoints that it ' +
      'has programmed (once per IP family), per second.',
    healthy:
      'about the same on all nodes of a cluster; what is received is programmed. A short peak is a re-list after a lost connection.',
    action:
      'nothing received for long on one node only: it is deaf, see its requests to the API server. Received and not programmed: see its failed syncs.',
    noValue: 'No target sends kube-proxy’s change counters.',
    explainedBy: ['rules-stale', 'api-server-errors'],
    queries: [
      { expression: received(serviceChanges), legend: `Services ${subject.nodeLegend}` },
      { expression: received(endpointChanges), legend: `endpoints ${subject.nodeLegend}` },
      { expression: nodeLines(subject, programmed), legend: `programmed ${subject.nodeLegend}` },
    ],
    unit: 'suffix:changes/s',
  });
}

function uptime(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  const started = kubeProxy.series(processStart).aggregated('max', kubeProxy.perTarget);
  return timeSeriesPanel(subject, {
    id: 9,
    title: 'When did kube-proxy restart?',
    meaning:
      'How long the process has been running; each fall to 0 is a restart. On k3s and similar it is the whole k3s process.',
    healthy: 'a rising line.',
    action: 'if it falls again and again, read the log of the previous container and its exit code.',
    noValue: noProcess,
    explainedBy: ['restarting'],
    queries: [{ expression: nodeLines(subject, Expression.atom('time()').minus(started)), legend: subject.nodeLegend }],
    unit: 'dtdhms',
  });
}

function cpu(subject: DashboardSubject) {
  return timeSeriesPanel(subject, {
    id: 10,
    title: 'How much CPU does it use?',
    meaning: 'CPU cores in use. Near the limit of its container syncs get slow.',
    healthy: 'a few hundredths, with peaks at each sync of a large cluster.',
    action: 'compare with the limit of the container and raise it, or let kube-proxy sync less often (minSyncPeriod).',
    noValue: noProcess,
    explainedBy: ['sync-slow'],
    queries: [
      {
        expression: nodeLines(subject, subject.kubeProxy.ratePerInstance(processCpu, usualRange)),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'suffix:cores',
  });
}

function memory(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel(subject, {
    id: 11,
    title: 'How much memory does it use?',
    meaning: 'Resident memory of the process. It grows with Services and endpoints.',
    healthy: 'level.',
    action: 'if it grows without more Services, it is a leak: restart the Pod before its limit ends it, and report it.',
    noValue: noProcess,
    explainedBy: ['restarting'],
    queries: [
      {
        expression: nodeLines(subject, kubeProxy.series(processMemory).aggregated('max', kubeProxy.perTarget)),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'bytes',
  });
}

function goroutineCount(subject: DashboardSubject) {
  const { kubeProxy } = subject;
  return timeSeriesPanel(subject, {
    id: 12,
    title: 'Does it leak goroutines?',
    meaning: 'Goroutines of the process: what it does at the same time.',
    healthy: 'level.',
    action: 'if they grow steadily, it is a leak: restart the Pod and report it.',
    noValue: noProcess,
    explainedBy: ['restarting'],
    queries: [
      {
        expression: nodeLines(subject, kubeProxy.series(goroutines).aggregated('max', kubeProxy.perTarget)),
        legend: subject.nodeLegend,
      },
    ],
    unit: 'none',
    decimals: 0,
  });
}
