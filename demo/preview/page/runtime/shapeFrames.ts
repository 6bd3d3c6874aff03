import { FieldType, type DataFrame, type DataQuery, type Field } from '@grafana/data';

interface ShapedQuery extends DataQuery {
  format?: string;
}

function valueField(frame: DataFrame): Field | undefined {
  return frame.fields.find((field) => field.type === FieldType.number);
}

/** One table with a column per label, as Grafana makes it from the series of a query with format "table". */
function tableFrom(frames: DataFrame[], refId: string, valueName: string): DataFrame {
  const times: number[] = [];
  const values: unknown[] = [];
  const labelsOfRow: Array<Record<string, string>> = [];
  for (const frame of frames) {
    const value = valueField(frame);
    const time = frame.fields.find((field) => field.type === FieldType.time);
    value?.values.forEach((one, row) => {
      times.push(time?.values[row]);
      values.push(one);
      labelsOfRow.push(value.labels ?? {});
    });
  }
  const names = [...new Set(labelsOfRow.flatMap((labels) => Object.keys(labels)))].sort();
  return {
    refId,
    length: times.length,
    meta: { ...frames[0]?.meta, preferredVisualisationType: 'table' },
    fields: [
      { name: 'Time', type: FieldType.time, config: {}, values: times },
      ...names.map((name) => ({
        name,
        type: name === 'le' ? FieldType.number : FieldType.string,
        config: { filterable: true },
        values: labelsOfRow.map((labels) => (name === 'le' ? parseBound(labels[name] ?? '') : (labels[name] ?? ''))),
      })),
      { name: valueName, type: FieldType.number, config: {}, values },
    ],
  };
}

function parseBound(bound: string): number {
  return bound === '+Inf' ? Infinity : Number(bound);
}

/** Cumulative buckets to one frame with a count per bucket, smallest bound first. */
function heatmapFrom(frames: DataFrame[]): DataFrame[] {
  const buckets = frames
    .map((frame) => ({ frame, bound: parseBound(valueField(frame)?.labels?.['le'] ?? '') }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((one, other) => one.bound - other.bound);
  const first = buckets[0]?.frame;
  const time = first?.fields.find((field) => field.type === FieldType.time);
  if (!first || !time) {
    return [];
  }
  const rows = buckets.map(({ frame, bound }, position): Field => {
    const smaller = position === 0 ? undefined : valueField(buckets[position - 1]?.frame ?? first);
    const values =
      valueField(frame)?.values.map((value, row) => Math.max(0, value - (smaller?.values[row] ?? 0))) ?? [];
    return { name: bound === Infinity ? '+Inf' : String(bound), type: FieldType.number, config: {}, values };
  });
  return [{ ...first, fields: [time, ...rows] }];
}

/** What the Prometheus data source of Grafana does to the answer of its backend, by format of the query. */
export function shapeFrames(frames: DataFrame[], targets: ShapedQuery[]): DataFrame[] {
  const formats = new Map(targets.map((target) => [target.refId, target.format]));
  const tableIds = [...new Set(frames.map(({ refId }) => refId ?? ''))].filter(
    (refId) => formats.get(refId) === 'table'
  );
  const tables = tableIds.map((refId) => {
    const own = frames.filter((frame) => frame.refId === refId);
    return tableFrom(own, refId, tableIds.length > 1 ? `Value #${refId}` : 'Value');
  });
  const heatmaps = targets
    .filter(({ format }) => format === 'heatmap')
    .flatMap(({ refId }) => heatmapFrom(frames.filter((frame) => frame.refId === refId)));
  const others = frames.filter((frame) => !['table', 'heatmap'].includes(formats.get(frame.refId ?? '') ?? ''));
  return [...others, ...tables, ...heatmaps];
}
