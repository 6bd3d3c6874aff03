import { byproducts, neverThere, type Byproduct } from '../metrics/byproducts';
import { kubeProxyFamilies } from '../metrics/families';
import { type Family } from '../metrics/family';
import * as kubelet from '../metrics/kubelet';
import * as kubeStateMetrics from '../metrics/kubeStateMetrics';
import { catalogue } from '../signals/catalogue';
import { familiesOfSignal } from './familiesOfSignal';
import { keepListBlocks } from './keepList';
import { markdownPage, markdownTable, markdownText } from './markdown';
import { recordingsTable } from './recordingsTable';

/** Everything kube-proxy exposes, what it means and where it misleads, for readers of `docs/`. */
export function metricsPage(): string {
  const alerts = linkedAlerts();
  return markdownPage([
    '# Metrics',
    'What kube-proxy shows on `/metrics` (port 10249), and what Kube-proxy Monitor reads of kube-state-metrics. ' +
      'All `kubeproxy_*` families are alpha in Kubernetes: names and labels may change between versions. ' +
      'Since Kubernetes 1.33 most carry `ip_family`, and exist only from their first observation on. ' +
      'Up to 1.30 every mode registers all of them, and those of other modes stay at 0.',
    ...Object.entries(kubeProxyFamilies).flatMap(([title, ofTitle]) => section(title, ofTitle, alerts)),
    ...section('Of kube-state-metrics', Object.values(kubeStateMetrics), alerts),
    ...section('Of the kubelet', Object.values(kubelet), alerts),
    '## What a list of metrics must keep',
    ...keepListBlocks(),
    '## By-products',
    'Come with libraries of kube-proxy and say nothing about it.',
    namesTable(byproducts),
    '## Never there',
    'Names that documentation or guides list, and for which a query about kube-proxy finds nothing.',
    namesTable(neverThere),
    '## Recorded series',
    'Written by recording rules where the settings switch them on (`recording.enabled`); alerts, dashboards and Overview then read them instead of computing the same. ' +
      'Each also has the label `kubeproxy_source`, the id of its source; `cluster` is named as the settings say.',
    recordingsTable(),
    'Generated from the metrics table by `npm run generate`: change the table, not this page.',
  ]);
}

function namesTable(names: readonly Byproduct[]): string {
  return markdownTable(
    ['Names', 'Meaning'],
    names.map(({ pattern, meaning }) => [`\`${pattern.source.replace(/[\^$]/g, '')}\``, markdownText(meaning)])
  );
}

function section(title: string, ofTitle: readonly Family[], alerts: Map<string, string[]>): string[] {
  const byName = [...ofTitle].sort((left, right) => (left.name < right.name ? -1 : 1));
  return [`## ${title}`, ...byName.flatMap((family) => familyBlocks(family, alerts.get(family.name)))];
}

function familyBlocks(family: Family, alerts: string[] | undefined): string[] {
  const { name, meaning, traps = [] } = family;
  return [
    `### \`${name}\``,
    markdownText(meaning),
    facts(family, alerts)
      .map(([what, is]) => `- ${what}: ${is}`)
      .join('\n'),
    traps.map((trap) => `> ${markdownText(trap)}`).join('\n>\n'),
  ];
}

/** Links to the alerts that read a family, by its name. */
function linkedAlerts(): Map<string, string[]> {
  const links = new Map<string, string[]>();
  for (const signal of catalogue) {
    for (const { name } of familiesOfSignal(signal)) {
      links.set(name, [...(links.get(name) ?? []), `[${signal.alert}](runbooks/${signal.id}.md)`]);
    }
  }
  return links;
}

function facts(family: Family, alerts: string[] | undefined): Array<[string, string]> {
  const { type, unit, labels, buckets, modes, since, laterIn, until, appears } = family;
  const all: Array<[string, string | undefined]> = [
    ['Type', unit === 'count' ? type : `${type}, ${unit}`],
    ['Labels', labels.length === 0 ? 'none' : labels.map((label) => `\`${label}\``).join(', ')],
    ['Buckets', buckets?.join(', ')],
    ['Modes', modes?.join(', ')],
    ['Kubernetes', versions(since, until, laterIn)],
    ['Appears', appears],
    ['Alerts', alerts?.join(', ')],
  ];
  return all.flatMap(([what, is]): Array<[string, string]> => (is === undefined ? [] : [[what, is]]));
}

function versions(
  since: string | undefined,
  until: string | undefined,
  laterIn: Family['laterIn'] = {}
): string | undefined {
  const later = Object.entries(laterIn).map(([mode, version]) => `in ${mode} mode since ${version}`);
  const all = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(until === undefined ? [] : [`up to ${until}`]),
    ...later,
  ];
  return all.length === 0 ? undefined : all.join(', ');
}
