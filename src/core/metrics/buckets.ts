/** `ExponentialBuckets(0.001, 2, 15)` of kube-proxy's duration histograms (pkg/proxy/metrics/metrics.go). */
export const syncDurationBuckets: readonly number[] = Array.from({ length: 15 }, (_, power) => (1 * 2 ** power) / 1000);

/** 0, 0.25, 0.5, every second to 59, every 5 s to 115, every 30 s from 120 to 300 (pkg/proxy/metrics/metrics.go). */
export const networkProgrammingBuckets: readonly number[] = [
  0,
  0.25,
  0.5,
  ...steps(1, 1, 59),
  ...steps(60, 5, 12),
  ...steps(120, 30, 7),
];

/** client-go's request histograms since Kubernetes 1.24 (component-base metrics/prometheus/restclient/metrics.go). */
export const restClientDurationBuckets: readonly number[] = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];

function steps(start: number, width: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + width * index);
}
