const units: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, y: 31536e6 };

/** A duration such as `15s` or `1m30s`, in milliseconds; undefined when it is not one. */
export function milliseconds(duration: string): number | undefined {
  const parts = [...duration.trim().matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== duration.trim()) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * (units[part[2] ?? ''] ?? 0), 0);
}

/** Milliseconds as Prometheus and Grafana write them: `1m30s`. */
export function durationText(value: number): string {
  if (value === 0) {
    return '0s';
  }
  let rest = value;
  let text = '';
  const largestFirst: Array<[string, number]> = [
    ['d', 864e5],
    ['h', 36e5],
    ['m', 6e4],
    ['s', 1e3],
    ['ms', 1],
  ];
  for (const [unit, size] of largestFirst) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    text += count > 0 ? `${count}${unit}` : '';
  }
  return text;
}

const most = 11_000; // Prometheus refuses more points per series.

/** Step of a range query in milliseconds: what the panel asks for, at least the scrape interval, at most 11,000 points. */
export function stepFor(range: number, asked: number, scrapeInterval: number): number {
  return Math.max(asked, scrapeInterval, Math.ceil(range / most / 1000) * 1000);
}

/** Replaces Grafana's macros in a query. All times in milliseconds. */
export function expandMacros(expression: string, step: number, range: number, scrapeInterval: number): string {
  const rateInterval = Math.max(step + scrapeInterval, 4 * scrapeInterval);
  const values: Record<string, string> = {
    __rate_interval_ms: String(rateInterval),
    __rate_interval: durationText(rateInterval),
    __interval_ms: String(step),
    __interval: durationText(step),
    __range_ms: String(range),
    __range_s: String(Math.round(range / 1000)),
    __range: durationText(Math.round(range / 1000) * 1000),
  };
  return expression.replace(/\$\{(__\w+)\}|\$(__\w+)/g, (whole, braced?: string, bare?: string) => {
    return values[braced ?? bare ?? ''] ?? whole;
  });
}
