import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type KubeProxy } from '../fleet/kubeProxy';
import { allBuckets, emitKubeProxy } from '../fleet/kubeProxySamples';
import { type Emit, type Labels, seriesText } from '../fleet/sample';
import { isModelled, isOfFault } from './modelledFamilies';
import { parseExposition } from './exposition';

/** A recorded family: text that never changes, or the header under which the model's series come. */
type Part = { family: string; text: string; modelled: boolean };

/** The API server's address in what was recorded. */
const recordedApiServer = '10.199.0.1:6443';
const pages = new Map<string, MetricsPage>();

/** `/metrics` of one version and mode. The recorded text is made once; only modelled series are made per scrape. */
class MetricsPage {
  private readonly parts: Part[];
  /** `name_bucket`, `name_sum` and `name_count` to `name`. */
  private readonly familyOf = new Map<string, string>();

  constructor(template: string) {
    const families = parseExposition(template);
    this.parts = families.map(({ name, help, type, series }) => ({
      family: name,
      text: [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...series.map(({ line }) => line)].join('\n'),
      modelled: isModelled(name),
    }));
    for (const { name, type } of families) {
      const suffixes = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      suffixes.forEach((suffix) => this.familyOf.set(name + suffix, name));
    }
  }

  render(process: KubeProxy): string {
    const lines = this.modelledLines((emit) => emitKubeProxy(process, allBuckets, emit));
    const filtered = process.suffers.has('metrics-filtered');
    const written = this.parts.flatMap(({ family, text, modelled }) => {
      if (filtered && family.startsWith('kubeproxy_')) {
        return [];
      }
      const series = lines.get(family);
      // As client_golang does, a family without series is not mentioned.
      return modelled ? (series ? [text, ...series] : []) : [text];
    });
    return `${written.join('\n')}\n`;
  }

  private modelledLines(say: (emit: Emit) => void): Map<string, string[]> {
    const lines = new Map<string, string[]>();
    say((name, labels, value) => {
      const family = this.familyOf.get(name);
      if (family === undefined && isOfFault(name)) {
        return;
      }
      if (family === undefined) {
        throw new Error(`${name} is modelled, and not among the recorded families`);
      }
      const line = `${seriesText(name, labels)} ${numberText(value)}`;
      const series = lines.get(family);
      if (series) {
        series.push(line);
      } else {
        lines.set(family, [line]);
      }
    });
    return lines;
  }
}

/** What a kube-proxy answers on `/metrics`. */
export function kubeProxyMetrics(process: KubeProxy): string {
  const { apiServer, mode, profile } = process.options;
  const name = `${profile.recordedAs}-${mode}`;
  const key = `${name} ${apiServer}`;
  const page = pages.get(key) ?? new MetricsPage(recordedText(name, apiServer));
  pages.set(key, page);
  return page.render(process);
}

/** What kube-state-metrics answers: gauges with help and type. */
export function gaugesText(say: (emit: Emit) => void): string {
  const families = new Map<string, string[]>();
  say((name: string, labels: Labels, value: number) => {
    const lines = families.get(name) ?? [`# TYPE ${name} gauge`];
    lines.push(`${seriesText(name, labels)} ${numberText(value)}`);
    families.set(name, lines);
  });
  return `${[...families.values()].flat().join('\n')}\n`;
}

function recordedText(name: string, apiServer: string): string {
  return readFileSync(join(__dirname, 'families', `${name}.prom`), 'utf8').replaceAll(recordedApiServer, apiServer);
}

function numberText(value: number): string {
  return value === Infinity ? '+Inf' : String(value);
}
