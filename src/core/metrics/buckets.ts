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

/** client-go's sizes of requests and answers (same file). */
export const payloadSizeBuckets: readonly number[] = [
  64, 256, 512, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216,
];

/** client-go's ages of certificates, 10 minutes to 4 years (same file). */
export const certificateAgeBuckets: readonly number[] = [
  600, 1800, 3600, 14_400, 86_400, 604_800, 2_592_000, 7_776_000, 15_552_000, 31_104_000, 124_416_000,
];

function steps(start: number, width: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + width * index);
}
