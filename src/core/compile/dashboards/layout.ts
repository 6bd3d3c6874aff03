import { type HeadingPanel, type Place, type PlacedPanel, type UnplacedPanel } from './dashboardModel';

/** Columns of Grafana's grid. */
export const gridWidth = 24;

const headingHeight = 1;

/** Panels side by side, all of one height, in columns of the grid that together are no wider than it. */
export interface Band {
  height: number;
  panels: Array<[width: number, panel: UnplacedPanel]>;
}

/** Bands below a heading; the first section of a dashboard needs none. */
export interface Section {
  heading?: { id: number; title: string };
  bands: Band[];
}

/** Gives every panel its place, from top to bottom. */
export function placed(sections: Section[]): Array<PlacedPanel | HeadingPanel> {
  const panels: Array<PlacedPanel | HeadingPanel> = [];
  let y = 0;
  for (const { heading, bands } of sections) {
    if (heading !== undefined) {
      panels.push(headingPanel(heading, { x: 0, y, w: gridWidth, h: headingHeight }));
      y += headingHeight;
    }
    for (const band of bands) {
      panels.push(...placedSideBySide(band, y));
      y += band.height;
    }
  }
  return panels;
}

function placedSideBySide({ height, panels }: Band, y: number): PlacedPanel[] {
  let x = 0;
  return panels.map(([w, panel]) => {
    const gridPos = { x, y, w, h: height };
    x += w;
    return { ...panel, gridPos };
  });
}

function headingPanel({ id, title }: { id: number; title: string }, gridPos: Place): HeadingPanel {
  return { id, title, type: 'row', collapsed: false, panels: [], gridPos };
}
