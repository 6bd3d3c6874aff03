const unitSeconds: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };

/** Prometheus takes each unit once, the largest first. */
const prometheusDuration = /^(?=.)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/;

/** Seconds of a Prometheus duration such as `90s` or `1h30m`; undefined when it is not one. */
export function durationSeconds(duration: string): number | undefined {
  if (!prometheusDuration.test(duration)) {
    return undefined;
  }
  return [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (total, [, amount, unit]) => total + Number(amount) * (unitSeconds[unit ?? ''] ?? 0),
    0
  );
}

/** The shortest exact Prometheus duration of whole seconds: 90 is `90s`, 600 is `10m`. */
export function toDuration(seconds: number): string {
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
  ] as const) {
    if (seconds > 0 && seconds % size === 0) {
      return `${seconds / size}${unit}`;
    }
  }
  return `${seconds}s`;
}
