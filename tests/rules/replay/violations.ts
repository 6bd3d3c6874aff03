/** A time in which a violating series was there without a gap, in unix seconds. */
export interface Violation {
  labels: Record<string, string>;
  from: number;
  until: number;
}

/** One series of a range query. */
export interface RangeSeries {
  metric: Record<string, string>;
  values: ReadonlyArray<readonly [seconds: number, value: string]>;
}

/** Cuts series into the times in which they were there; `step` is that of the query, in seconds. */
export function violationsOf(series: readonly RangeSeries[], step: number): Violation[] {
  return series.flatMap(({ metric, values }) =>
    values.reduce<Violation[]>((found, [seconds]) => {
      const last = found.at(-1);
      if (last !== undefined && seconds - last.until <= step) {
        return [...found.slice(0, -1), { ...last, until: seconds }];
      }
      return [...found, { labels: metric, from: seconds, until: seconds }];
    }, [])
  );
}
