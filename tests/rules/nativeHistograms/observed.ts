import { type Family } from '../../../src/core/metrics/family';
import { delimited, double, message, signed, text, whole } from './protobuf';

/** What a kube-proxy observed between two scrapes, and all before: a histogram only grows. */
export interface ObservedHistogram {
  family: Family;
  labels: Record<string, string>;
  /** One list of observations per sample. */
  observations: ReadonlyArray<readonly number[]>;
}

export interface SampleTimes {
  /** Unix milliseconds of the first sample. */
  from: number;
  stepSeconds: number;
}

/** Buckets between powers of two; 3 is about what kube-proxy's client library begins with (factor 1.1). */
const schema = 3;
const bucketsPerPowerOfTwo = 2 ** schema;
const histogramType = 4;

/**
 * All samples of a histogram as one message `io.prometheus.client.MetricFamily`. In native form it has the classic
 * buckets, too, as a real kube-proxy's has: Prometheus then leaves those out.
 */
export function metricFamily(observed: ObservedHistogram, times: SampleTimes, form: 'classic' | 'native'): Buffer {
  const { family, labels, observations } = observed;
  const indexes = observations.flat().map(nativeIndex);
  const [lowest, highest] = [Math.min(...indexes), Math.max(...indexes)];
  const samples = observations.map((_, index) => {
    const all = observations.slice(0, index + 1).flat();
    const native = form === 'native' ? nativeFields(all, lowest, highest) : [];
    return message(4, [
      ...Object.entries(labels).map(([name, value]) => message(1, [text(1, name), text(2, value)])),
      message(7, [...classicFields(all, family.buckets ?? []), ...native]),
      whole(6, times.from + index * times.stepSeconds * 1000),
    ]);
  });
  return delimited(Buffer.concat([text(1, family.name), text(2, 'Test'), whole(3, histogramType), ...samples]));
}

function classicFields(all: readonly number[], bounds: readonly number[]): Buffer[] {
  const atMost = (bound: number) => all.filter((value) => value <= bound).length;
  return [
    whole(1, all.length),
    double(
      2,
      all.reduce((sum, value) => sum + value, 0)
    ),
    ...[...bounds, Infinity].map((bound) => message(3, [whole(1, atMost(bound)), double(2, bound)])),
  ];
}

/** One span over all buckets that are ever used, so that the layout never changes. */
function nativeFields(all: readonly number[], lowest: number, highest: number): Buffer[] {
  const counts = Array.from(
    { length: highest - lowest + 1 },
    (_, offset) => all.filter((value) => nativeIndex(value) === lowest + offset).length
  );
  return [
    signed(5, schema),
    double(6, 2 ** -128),
    message(12, [signed(1, lowest), whole(2, counts.length)]),
    ...counts.map((count, index) => signed(13, count - (counts[index - 1] ?? 0))),
  ];
}

function nativeIndex(value: number): number {
  return Math.ceil(Math.log2(value) * bucketsPerPowerOfTwo);
}
