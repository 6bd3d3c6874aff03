import { type GrafanaTheme2, type TimeZone } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
  type LineStyle,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';

import { severityColors } from '../../../core/compile/dashboards/thresholdLines';
import { severities, type Severity, type Unit } from '../../../core/signals/signal';
import { spokenValue } from '../../../core/units';
import { type GraphLine } from './graphLines';

const [timeScale, valueScale] = ['x', 'y'];

export function isThreshold(kind: GraphLine['kind']): kind is Severity {
  return severities.some((severity) => severity === kind);
}

/** Dashes, so that a threshold is told apart without its colour. */
export function thresholdStyle(): LineStyle {
  return { fill: 'dash', dash: [4, 4] };
}

/** Quiet for all together, a colour for each that is named, the severity's for a threshold. */
export function colorOf(kind: GraphLine['kind'], index: number, theme: GrafanaTheme2): string {
  if (kind === 'all') {
    return theme.colors.text.secondary;
  }
  const { palette } = theme.visualization;
  return theme.visualization.getColorByName(
    isThreshold(kind) ? severityColors[kind] : (palette[index % palette.length] ?? 'blue')
  );
}

/** How the plot of these kinds of lines (joined by commas) looks. */
export function graphConfig(kinds: string, unit: Unit, timeZone: TimeZone, theme: GrafanaTheme2): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: timeScale,
    isTime: true,
    range: (_plot, earliest, latest) => [earliest, latest],
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
  });
  builder.addScale({
    scaleKey: valueScale,
    softMin: 0,
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
  });
  builder.addAxis({ scaleKey: timeScale, isTime: true, placement: AxisPlacement.Bottom, timeZone, theme });
  builder.addAxis({
    scaleKey: valueScale,
    placement: AxisPlacement.Left,
    formatValue: (value: number) => spokenValue(value, unit),
    theme,
  });
  builder.setCursor({ show: false });
  kinds.split(',').forEach((text, index) => {
    const kind = (['all', 'one', ...severities] as const).find((known) => known === text) ?? 'all';
    builder.addSeries({
      scaleKey: valueScale,
      drawStyle: GraphDrawStyle.Line,
      lineColor: colorOf(kind, index, theme),
      lineWidth: 1,
      lineStyle: isThreshold(kind) ? thresholdStyle() : undefined,
      showPoints: VisibilityMode.Auto,
      pointSize: 3,
      spanNulls: false,
      theme,
    });
  });
  return builder;
}
