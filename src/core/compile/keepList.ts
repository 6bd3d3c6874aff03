import { familiesRead } from '../metrics/familiesRead';
import { type Family } from '../metrics/family';
import * as kubeStateMetrics from '../metrics/kubeStateMetrics';
import { up } from '../metrics/process';
import { catalogue } from '../signals/catalogue';
import { codeBlock } from './markdown';
import { everyAlertOn, readersOf } from './readers';
import { runbookQueries } from './runbookQueries';

/** What a list of metrics to keep must have, by who is scraped; regular expressions of whole names of series. */
export interface KeepList {
  kubeProxy: readonly string[];
  kubeStateMetrics: readonly string[];
}

/** Everything that alerts, dashboards, Overview and runbooks read, found in what is compiled. */
export function keepList(): KeepList {
  const settings = everyAlertOn();
  const asked = catalogue
    .flatMap(({ runbook }) => [...runbook.diagnosis, ...runbook.mitigation])
    .flatMap((step) => runbookQueries(step, settings));
  const read = familiesRead([...readersOf(settings), ...asked].map(({ text }) => text));
  // Prometheus adds `up` after it has dropped what is not kept.
  const scraped = read.filter((family) => family !== up);
  const ofNodes: readonly Family[] = Object.values(kubeStateMetrics);
  const patterns = (families: readonly Family[]) => families.map(pattern).sort();
  return {
    kubeProxy: patterns(scraped.filter((family) => !ofNodes.includes(family))),
    kubeStateMetrics: patterns(scraped.filter((family) => ofNodes.includes(family))),
  };
}

/** The same as YAML of a scrape configuration, for readers of `docs/`. */
export function keepListBlocks(): string[] {
  const { kubeProxy, kubeStateMetrics: ofNodes } = keepList();
  return [
    'Where only a list of metrics is kept, as with `metric_relabel_configs` or Azure’s minimal ingestion profile, it must have what alerts, dashboards, Overview and runbooks read. In the job of kube-proxy:',
    codeBlock('yaml', relabelling(kubeProxy)),
    `Add these to the list that the job of kube-state-metrics may have; without \`${kubeStateMetrics.nodeInfo.name}\`, alerts name nodes by their addresses:`,
    codeBlock('text', ofNodes.join('|')),
  ];
}

/** One name a line: in double quotes a backslash at the end of a line joins it with the next one. */
function relabelling(patterns: readonly string[]): string {
  const [last = '', ...others] = [...patterns].reverse();
  const names = [...others.reverse().map((one) => `${one}|`), last].map((one) => `      ${one}\\`);
  return [
    'metric_relabel_configs:',
    '  - source_labels: [__name__]',
    '    action: keep',
    '    regex: "\\',
    ...names,
    '      "',
  ].join('\n');
}

/** A histogram has series with the bare name where it is native. */
function pattern({ name, type }: Family): string {
  return type === 'histogram' ? `${name}(_bucket|_sum|_count)?` : name;
}
