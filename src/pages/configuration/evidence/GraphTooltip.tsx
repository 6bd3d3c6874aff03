import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { SeriesTable, TooltipPlugin2, useStyles2, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';

import { type GraphLine } from '../../../core/evidence/graphLines';
import { type Unit } from '../../../core/signals/signal';
import { spokenValue } from '../../../core/units';
import { colorOf } from './graphConfig';

interface Props {
  config: UPlotConfigBuilder;
  /** Unix milliseconds. */
  times: number[];
  lines: GraphLine[];
  unit: Unit;
}

/** `TooltipHoverMode.xAll`, which @grafana/ui does not export: all lines at the time below the pointer. */
const allLines = 1;

/** What the lines of a graph are at the time below the pointer. */
export function GraphTooltip({ config, times, lines, unit }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  return (
    <TooltipPlugin2
      config={config}
      hoverMode={allLines}
      render={(_plot, [at]) => {
        const time = at == null ? undefined : times[at];
        if (at == null || time === undefined) {
          return null;
        }
        return (
          <div className={styles.tooltip}>
            <SeriesTable
              timestamp={dateTimeFormat(time, { format: 'ddd MMM D, HH:mm' })}
              series={lines.flatMap(({ name, kind, values }, index) => {
                const value = values[at];
                return value == null
                  ? []
                  : [{ label: name, color: colorOf(kind, index, theme), value: spokenValue(value, unit) }];
              })}
            />
          </div>
        );
      }}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ tooltip: css({ padding: theme.spacing(1) }) });
