import { parse } from 'yaml';
import { everyQuery } from '../../../tests/promql/everyQuery';
import { familiesIn, parseQuery } from '../../../tests/promql/syntax';
import { up } from '../metrics/process';
import { everyAlertOn } from './readers';
import { keepList, keepListBlocks } from './keepList';

/** The others are made by Prometheus, or named in a matcher among others. */
const isScraped = (series: string) => /^[a-z_]+$/.test(series) && series !== up.name;
const { kubeProxy, kubeStateMetrics } = keepList();
/** As Prometheus reads it: the whole name must match. */
const isKept = (series: string) => new RegExp(`^(?:${[...kubeProxy, ...kubeStateMetrics].join('|')})$`).test(series);

it.each(['classic', 'native', 'both'] as const)('keeps all that anybody asks for, with %s histograms', (histograms) => {
  const settings = everyAlertOn();
  const sources = settings.sources.map((source) => ({ ...source, histograms }));
  const read = everyQuery({ ...settings, sources }).flatMap(({ text }) => familiesIn(parseQuery(text)));
  const scraped = [...new Set(read)].filter(isScraped);
  expect(scraped.length).toBeGreaterThan(30);
  expect(scraped.filter((series) => !isKept(series))).toEqual([]);
});

it('drops what nobody reads, and asks no target for what another one has', () => {
  expect(['up', 'go_gc_duration_seconds', 'kubeproxy_proxy_healthz_total', 'kube_pod_info'].filter(isKept)).toEqual([]);
  expect(kubeProxy.filter((name) => name.startsWith('kube_'))).toEqual([]);
  expect(kubeStateMetrics.filter((name) => !name.startsWith('kube_'))).toEqual([]);
});

it('is a scrape configuration that YAML reads as one regular expression', () => {
  const [, block = ''] = keepListBlocks();
  expect(parse(block.replace(/^```.*$/gm, ''))).toEqual({
    metric_relabel_configs: [{ source_labels: ['__name__'], action: 'keep', regex: kubeProxy.join('|') }],
  });
});
