import { FieldType, type DataFrame } from '@grafana/data';
import {
  LegendDisplayMode,
  SortOrder,
  TooltipDisplayMode,
  type LegendPlacement,
  type VizLegendOptions,
} from '@grafana/schema';
import { TimeSeries, TooltipPlugin, ZoomPlugin } from '@grafana/ui';
import { useMemo } from 'react';
import { optionOf, recordOf, textsIn } from './optionValues';
import { PanelMessage } from './PanelMessage';
import type { DrawnPanelProps } from './panelTypes';

const placements: readonly LegendPlacement[] = ['bottom', 'right'];

function legendOf(options: Record<string, unknown>): VizLegendOptions {
  const legend = recordOf(options['legend']);
  return {
    showLegend: legend['showLegend'] !== false,
    displayMode: optionOf(legend['displayMode'], Object.values(LegendDisplayMode), LegendDisplayMode.List),
    placement: optionOf(legend['placement'], placements, 'bottom'),
    calcs: textsIn(legend['calcs']),
    sortBy: typeof legend['sortBy'] === 'string' ? legend['sortBy'] : undefined,
    sortDesc: legend['sortDesc'] === true,
    width: typeof legend['width'] === 'number' ? legend['width'] : undefined,
  };
}

function graphable(frames: DataFrame[]): DataFrame[] {
  return frames.filter(
    ({ fields, length }) =>
      length > 0 &&
      fields.some(({ type }) => type === FieldType.time) &&
      fields.some(({ type }) => type === FieldType.number)
  );
}

/** Another number for another set of series, so that the plot is set up anew only then. */
function structureOf(frames: DataFrame[]): number {
  const text = JSON.stringify(
    frames.map(({ fields }) => fields.map(({ name, labels, config }) => [name, labels, config]))
  );
  return [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) | 0, 0);
}

export function TimeSeriesPanel({ data, options, width, height, timeZone, onChangeTimeRange }: DrawnPanelProps) {
  const frames = useMemo(() => graphable(data.series), [data.series]);
  const structureRev = useMemo(() => structureOf(frames), [frames]);
  const tooltip = recordOf(options['tooltip']);
  const mode = optionOf(tooltip['mode'], Object.values(TooltipDisplayMode), TooltipDisplayMode.Multi);
  const sortOrder = optionOf(tooltip['sort'], Object.values(SortOrder), SortOrder.Descending);
  if (frames.length === 0) {
    return <PanelMessage testId="panel-no-data" text="No data" />;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={structureRev}
      timeRange={data.timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={legendOf(options)}
      options={options}
    >
      {(config, alignedFrame) => (
        <>
          <TooltipPlugin
            config={config}
            data={alignedFrame}
            frames={frames}
            mode={mode}
            sortOrder={sortOrder}
            timeZone={timeZone}
          />
          {onChangeTimeRange && <ZoomPlugin config={config} onZoom={onChangeTimeRange} />}
        </>
      )}
    </TimeSeries>
  );
}
