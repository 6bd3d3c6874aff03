import { type Threshold } from '@grafana/schema';

import { type FieldOverride, type UnplacedPanel } from '../dashboardModel';
import { severityColors, type ThresholdLines, type ThresholdSeries } from '../thresholdLines';
import { type DashboardSubject } from '../subject';
import { describedBy, targetsOf, textOfNothing, type DisplayUnit, type PanelWords, type Query } from './panel';

interface TimeSeriesPanel extends PanelWords {
  queries: Query[];
  unit: DisplayUnit;
  /** Left out: nothing here is good or bad by itself. */
  lines?: ThresholdLines;
  /** Highest value that makes sense, e.g. 1 for a share. */
  max?: number;
  /** Shortest step between points; longer where a point is dear. */
  interval?: string;
  decimals?: number;
}

/** Thresholds lie this share of their value below the top of an axis on which everything is healthy. */
const headroom = 0.1;

/** Lines over time, with dashed lines where thresholds are. */
export function timeSeriesPanel(
  subject: DashboardSubject,
  { queries, unit, lines, max, interval = '1m', decimals, ...words }: TimeSeriesPanel
): UnplacedPanel {
  const { base = 'transparent', steps, series }: ThresholdLines = lines ?? { steps: [], series: [] };
  return {
    ...describedBy(subject, words, queries),
    type: 'timeseries',
    interval,
    targets: targetsOf([...queries, ...series.map(toQuery)], { instant: false }),
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        max,
        decimals,
        noValue: textOfNothing(words, queries),
        color: { mode: 'palette-classic' },
        thresholds: { mode: 'absolute', steps: [{ color: base, value: null }, ...steps] },
        custom: {
          drawStyle: 'line',
          lineInterpolation: 'linear',
          lineWidth: 1,
          fillOpacity: 0,
          showPoints: 'auto',
          pointSize: 4,
          spanNulls: false,
          thresholdsStyle: { mode: steps.length === 0 ? 'off' : 'dashed' },
          ...softMaximum(steps),
        },
      },
      overrides: series.map(toDashedLine),
    },
    options: {
      legend: {
        calcs: ['max', 'lastNotNull'],
        displayMode: 'table',
        placement: 'bottom',
        showLegend: true,
        sortBy: 'Max',
        sortDesc: true,
      },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  };
}

/** Grafana draws no threshold that is outside of the axis, so the axis reaches to the lowest one. */
function softMaximum(steps: Threshold[]): { axisSoftMax?: number } {
  const lowest = Math.min(...steps.map(({ value }) => value ?? Infinity));
  return Number.isFinite(lowest) && lowest > 0 ? { axisSoftMax: Number((lowest * (1 + headroom)).toPrecision(3)) } : {};
}

function toQuery({ expression, legend }: ThresholdSeries, index: number): Query {
  return { refId: refIdOf(index), expression, legend };
}

function toDashedLine({ severity }: ThresholdSeries, index: number): FieldOverride {
  return {
    matcher: { id: 'byFrameRefID', options: refIdOf(index) },
    properties: [
      { id: 'color', value: { mode: 'fixed', fixedColor: severityColors[severity] } },
      { id: 'custom.lineStyle', value: { fill: 'dash', dash: [10, 10] } },
      { id: 'custom.lineWidth', value: 1 },
      { id: 'custom.showPoints', value: 'never' },
    ],
  };
}

function refIdOf(index: number): string {
  return `threshold${index + 1}`;
}
