import { css } from '@emotion/css';
import { FieldType, type Field, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { PanelMessage } from './PanelMessage';
import type { DrawnPanelProps } from './panelTypes';

const mostColumns = 120;

const styles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flex: 1, minHeight: theme.spacing(1) }),
  name: css({
    ...theme.typography.bodySmall,
    flex: '0 0 12%',
    overflow: 'hidden',
    paddingRight: theme.spacing(1),
    textAlign: 'right',
  }),
  cell: css({ flex: 1 }),
  panel: css({ display: 'flex', flexDirection: 'column' }),
});

/** Averages neighbours, so that no more cells are drawn than can be seen. */
function thinned(values: number[]): number[] {
  const size = Math.max(1, Math.ceil(values.length / mostColumns));
  const columns: number[] = [];
  for (let start = 0; start < values.length; start += size) {
    const part = values.slice(start, start + size);
    columns.push(part.reduce((sum, value) => sum + (value || 0), 0) / part.length);
  }
  return columns;
}

function bucketName(field: Field): string {
  return field.config.displayNameFromDS ?? field.name;
}

/** Buckets over time, largest on top; the more, the more opaque. */
export function HeatmapPanel({ data, width, height }: DrawnPanelProps) {
  const style = useStyles2(styles);
  const theme = useTheme2();
  const buckets = data.series.flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number));
  const rows = buckets.map((field) => ({ name: bucketName(field), cells: thinned(field.values) })).reverse();
  const largest = Math.max(0, ...rows.flatMap(({ cells }) => cells));
  if (rows.length === 0) {
    return <PanelMessage testId="panel-no-data" text="No data" />;
  }
  return (
    <div className={style.panel} style={{ width, height }} role="img" aria-label="Distribution over time">
      {rows.map(({ name, cells }, position) => (
        <div className={style.row} key={`${name} ${position}`}>
          <span className={style.name}>{name}</span>
          {cells.map((value, column) => (
            <span
              className={style.cell}
              key={column}
              style={{ background: theme.colors.primary.main, opacity: largest > 0 ? value / largest : 0 }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
