/** One sample line of the text format. */
export interface CapturedSample {
  name: string;
  /** As written, without braces. */
  labels: string;
  value: number;
}

/** Reads the sample lines of a captured `/metrics`. @throws Error that quotes a line which is none */
export function readCapture(text: string): CapturedSample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) {
        throw new Error(`not a sample: ${line}`);
      }
      return { name, labels, value: value === '+Inf' ? Infinity : Number(value) };
    });
}

/** When the process of a capture started, in unix seconds. */
export function startOf(samples: readonly CapturedSample[]): number {
  return samples.find(({ name }) => name === 'process_start_time_seconds')?.value ?? 0;
}

/**
 * A process's captures as promtool series whose time counts from the start of that process. Each capture is one
 * scrape; between two there is nothing.
 * @param taken captures with the seconds after the start at which each was taken, ascending
 */
export function captureSeries(
  taken: ReadonlyArray<{ seconds: number; samples: CapturedSample[] }>
): Array<{ series: string; values: string }> {
  const target = 'job="kube-proxy",instance="127.0.0.1:10249"';
  // Discovery knows the target from the start of the process.
  const found = new Map([[`up{${target}}`, [{ seconds: 0, value: 1 }]]]);
  for (const { seconds, samples } of taken) {
    const start = startOf(samples);
    for (const { name, labels, value } of [...samples, { name: 'up', labels: '', value: 1 }]) {
      const series = `${name}{${labels === '' ? target : `${labels},${target}`}}`;
      // 0 means never.
      const isTime = name.endsWith('timestamp_seconds') || name.endsWith('start_time_seconds');
      const shown = isTime && value > 0 ? value - start : value;
      found.set(series, [...(found.get(series) ?? []), { seconds, value: shown }]);
    }
  }
  return [...found].map(([series, values]) => ({ series, values: atSeconds(values) }));
}

/** promtool's notation with one place a second. */
function atSeconds(values: ReadonlyArray<{ seconds: number; value: number }>): string {
  let next = 0;
  return values
    .flatMap(({ seconds, value }) => {
      const gap = seconds - next;
      next = seconds + 1;
      return [...(gap > 0 ? [`_x${gap}`] : []), value.toFixed(3)];
    })
    .join(' ');
}
