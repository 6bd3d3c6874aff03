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
import { type GraphLine } from '../../../core/evidence/graphLines';
import { severities, type Severity, type Unit } from '../../../core/signals/signal';
import { axisSteps, axisValue } from '../../../core/units';

const [timeScale, valueScale] = ['x', 'y'];

/** In spacings. */
const halfATime = 4;

/** None of them is that of a severity. */
const namedColors = ['green', 'purple', 'yellow', 'dark-green'];

/** The level whose number a line is; undefined for what was measured. */
function levelOf(kind: GraphLine['kind']): Severity | undefined {
  return severities.find((severity) => kind === severity || kind === `${severity} in clusters`);
}

/** Dashes, so that a threshold is told apart without its colour; dots for that of some clusters. */
export function lineStyleOf(kind: GraphLine['kind']): LineStyle | undefined {
  if (levelOf(kind) === undefined) {
    return undefined;
  }
  return { fill: 'dash', dash: kind.endsWith(' in clusters') ? [1, 4] : [4, 4] };
}

/** Quiet for all together, a colour for each that is named, the severity's for a threshold. */
export function colorOf(kind: GraphLine['kind'], index: number, theme: GrafanaTheme2): string {
  if (kind === 'all') {
    return theme.colors.text.secondary;
  }
  const level = levelOf(kind);
  return theme.visualization.getColorByName(
    level === undefined ? (namedColors[index % namedColors.length] ?? 'green') : severityColors[level]
  );
}

/** How the plot of these kinds of lines looks. */
export function graphConfig(
  kinds: Array<GraphLine['kind']>,
  unit: Unit,
  timeZone: TimeZone,
  theme: GrafanaTheme2
): UPlotConfigBuilder {
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
    formatValue: (value: number) => axisValue(value, unit),
    ...(unit === 'seconds' && { incrs: [...axisSteps] }),
    theme,
  });
  // Half of the last time stands beyond the end of the plot.
  builder.setPadding([null, theme.spacing.gridSize * halfATime, null, null]);
  // Values are read below the pointer; there is nothing to zoom into.
  builder.setCursor({ drag: { x: false, y: false, setScale: false } });
  kinds.forEach((kind, index) => {
    builder.addSeries({
      scaleKey: valueScale,
      drawStyle: GraphDrawStyle.Line,
      lineColor: colorOf(kind, index, theme),
      lineWidth: 1,
      lineStyle: lineStyleOf(kind),
      // A dashed line with points on it looks like a third kind of line.
      showPoints: levelOf(kind) === undefined ? VisibilityMode.Auto : VisibilityMode.Never,
      pointSize: 3,
      spanNulls: false,
      theme,
    });
  });
  return builder;
}
