import { css } from '@emotion/css';
import {
  colorManipulator,
  dateTimeFormat,
  FieldType,
  getFieldDisplayName,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
  type TimeRange,
} from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { DrawnPanelProps } from './panelTypes';

interface Stretch {
  from: number;
  to: number;
  text: string;
  color: string;
}

/** Stretches of equal values. A value lasts until the next sample; a gap of several steps shows as one. */
function stretches(field: Field, times: number[], range: TimeRange): Stretch[] {
  const found: Stretch[] = [];
  const step = Math.min(...times.slice(1).map((time, row) => time - (times[row] ?? time)), Infinity);
  times.forEach((time, row) => {
    const value: unknown = field.values[row];
    if (value === null || value === undefined) {
      return;
    }
    const display = field.display?.(value);
    const text = display ? `${display.prefix ?? ''}${display.text}${display.suffix ?? ''}` : String(value);
    const opacity = Number(field.config.custom?.fillOpacity ?? 70) / 100;
    const color = display?.color ? colorManipulator.alpha(display.color, opacity) : 'transparent';
    const to = Math.min(Number.isFinite(step) ? time + step : range.to.valueOf(), range.to.valueOf());
    const last = found.at(-1);
    if (last && last.text === text && last.color === color && time - last.to <= step) {
      last.to = to;
    } else {
      found.push({ from: Math.max(time, range.from.valueOf()), to, text, color });
    }
  });
  return found.filter(({ from, to }) => to > from);
}

function rowsOf(frames: DataFrame[], range: TimeRange) {
  return frames.flatMap((frame) => {
    const times = frame.fields.find(({ type }) => type === FieldType.time)?.values ?? [];
    return frame.fields
      .filter(({ type }) => type !== FieldType.time)
      .map((field) => ({ name: getFieldDisplayName(field, frame, frames), stretches: stretches(field, times, range) }));
  });
}

const styles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'grid', gap: theme.spacing(0.5), overflow: 'auto' }),
  row: css({
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 4fr)',
    minHeight: theme.spacing(2.5),
  }),
  name: css({
    ...theme.typography.bodySmall,
    alignSelf: 'center',
    overflow: 'hidden',
    textAlign: 'right',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  track: css({ background: theme.colors.background.secondary, position: 'relative' }),
  stretch: css({
    ...theme.typography.bodySmall,
    bottom: 0,
    overflow: 'hidden',
    position: 'absolute',
    textOverflow: 'ellipsis',
    top: 0,
    whiteSpace: 'nowrap',
  }),
  times: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    display: 'flex',
    justifyContent: 'space-between',
  }),
});

export function StateTimelinePanel({ data, options, width, height, timeZone }: DrawnPanelProps) {
  const style = useStyles2(styles);
  const { from, to } = data.timeRange;
  const length = to.valueOf() - from.valueOf();
  const percent = (time: number) => `${((time - from.valueOf()) / length) * 100}%`;
  return (
    <div className={style.panel} style={{ height, width }} tabIndex={0} role="group" aria-label="States over time">
      {rowsOf(data.series, data.timeRange).map(({ name, stretches: parts }, position) => (
        <div className={style.row} key={`${name} ${position}`}>
          <div className={style.name} title={name}>
            {name}
          </div>
          <div className={style.track}>
            {parts.map((part) => (
              <div
                className={style.stretch}
                key={part.from}
                role="img"
                aria-label={`${name}: ${part.text} from ${dateTimeFormat(part.from, { timeZone })} to ${dateTimeFormat(part.to, { timeZone })}`}
                title={`${part.text}, ${dateTimeFormat(part.from, { timeZone })} – ${dateTimeFormat(part.to, { timeZone })}`}
                style={{
                  left: percent(part.from),
                  width: `calc(${percent(part.to)} - ${percent(part.from)})`,
                  background: part.color,
                }}
              >
                {options['showValue'] !== 'never' && (part.to - part.from) / length > 0.1 ? part.text : ''}
              </div>
            ))}
          </div>
        </div>
      ))}
      <div className={style.row}>
        <span />
        <div className={style.times}>
          <span>{dateTimeFormat(from, { timeZone })}</span>
          <span>{dateTimeFormat(to, { timeZone })}</span>
        </div>
      </div>
    </div>
  );
}
