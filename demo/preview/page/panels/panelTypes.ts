import type { AbsoluteTimeRange, FieldConfigSource, PanelData, TimeZone } from '@grafana/data';
import type { ComponentType } from 'react';
import { BarGaugePanel } from './BarGaugePanel';
import { HeatmapPanel } from './HeatmapPanel';
import { StateTimelinePanel } from './StateTimelinePanel';
import { StatPanel } from './StatPanel';
import { TablePanel } from './TablePanel';
import { TextPanel } from './TextPanel';
import { TimeSeriesPanel } from './TimeSeriesPanel';

export interface DrawnPanelProps {
  /** Frames with field configuration applied. */
  data: PanelData;
  fieldConfig: FieldConfigSource;
  options: Record<string, unknown>;
  width: number;
  height: number;
  timeZone: TimeZone;
  title: string;
  onChangeTimeRange?: (range: AbsoluteTimeRange) => void;
}

/** Panel types that the preview draws, by plugin id. */
export const panelTypes: Record<string, ComponentType<DrawnPanelProps> | undefined> = {
  bargauge: BarGaugePanel,
  gauge: BarGaugePanel,
  heatmap: HeatmapPanel,
  stat: StatPanel,
  'state-timeline': StateTimelinePanel,
  'status-history': StateTimelinePanel,
  table: TablePanel,
  text: TextPanel,
  timeseries: TimeSeriesPanel,
};
