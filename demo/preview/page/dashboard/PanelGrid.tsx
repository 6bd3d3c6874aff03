import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Button, useStyles2, useTheme2 } from '@grafana/ui';
import { useState } from 'react';
import { useMeasure } from 'react-use';
import { templateSrv } from '../runtime/templateSrv';
import { DashboardPanel } from './DashboardPanel';
import type { PanelModel } from './model';

// Grafana's grid: 24 columns, rows of 30 pixels, 8 pixels between.
const columns = 24;
const rowHeight = 30;
const gap = 8;

const styles = (theme: GrafanaTheme2) => ({
  grid: css({ display: 'flex', flexDirection: 'column', gap }),
  section: css({ position: 'relative' }),
  row: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
});

interface Section {
  row?: PanelModel;
  panels: PanelModel[];
}

/** Rows divide the panels that follow them; a collapsed row carries its own. */
function sectionsOf(panels: PanelModel[]): Section[] {
  const ordered = [...panels].sort((one, other) => one.gridPos.y - other.gridPos.y || one.gridPos.x - other.gridPos.x);
  const sections: Section[] = [{ panels: [] }];
  for (const panel of ordered) {
    if (panel.type === 'row') {
      sections.push({ row: panel, panels: [...(panel.panels ?? [])] });
    } else {
      sections.at(-1)?.panels.push(panel);
    }
  }
  return sections.filter(({ row, panels: own }) => row !== undefined || own.length > 0);
}

interface PanelsProps {
  panels: PanelModel[];
  range: TimeRange;
  revision: string;
  width: number;
}

function Panels({ panels, range, revision, width }: PanelsProps) {
  const style = useStyles2(styles);
  const theme = useTheme2();
  const isNarrow = width < theme.breakpoints.values.md;
  const top = Math.min(...panels.map(({ gridPos }) => gridPos.y));
  const bottom = Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h));
  const column = (width + gap) / columns;
  const heightOf = (rows: number) => rows * (rowHeight + gap) - gap;
  if (isNarrow) {
    return (
      <div className={style.grid}>
        {panels.map((panel) => (
          <DashboardPanel
            key={panel.id}
            panel={panel}
            range={range}
            revision={revision}
            width={width}
            height={heightOf(panel.gridPos.h)}
          />
        ))}
      </div>
    );
  }
  return (
    <div className={style.section} style={{ height: heightOf(bottom - top) }}>
      {panels.map((panel) => {
        const { x, y, w, h } = panel.gridPos;
        const size = { width: Math.floor(w * column - gap), height: heightOf(h) };
        return (
          <div
            key={panel.id}
            style={{ position: 'absolute', left: x * column, top: (y - top) * (rowHeight + gap), ...size }}
          >
            <DashboardPanel panel={panel} range={range} revision={revision} {...size} />
          </div>
        );
      })}
    </div>
  );
}

function Row({ row, ...rest }: PanelsProps & { row: PanelModel }) {
  const style = useStyles2(styles);
  const [isOpen, setOpen] = useState(!row.collapsed);
  return (
    <>
      <h2 className={style.row}>
        <Button
          fill="text"
          variant="secondary"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {templateSrv.replace(row.title)}
        </Button>
      </h2>
      {isOpen && rest.panels.length > 0 && <Panels {...rest} />}
    </>
  );
}

/** The panels of a dashboard where their `gridPos` puts them; one below the other on narrow screens. */
export function PanelGrid({ panels, range, revision }: Omit<PanelsProps, 'width'>) {
  const style = useStyles2(styles);
  const [measured, { width }] = useMeasure<HTMLDivElement>();
  return (
    <div ref={measured} className={style.grid}>
      {width > 0 &&
        sectionsOf(panels).map(({ row, panels: own }, position) =>
          row ? (
            <Row key={row.id} row={row} panels={own} range={range} revision={revision} width={width} />
          ) : (
            <Panels key={position} panels={own} range={range} revision={revision} width={width} />
          )
        )}
    </div>
  );
}
