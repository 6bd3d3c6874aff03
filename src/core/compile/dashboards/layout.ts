import { type Signal } from '../../signals/signal';
import { type HeadingPanel, type Place, type PlacedPanel, type UnplacedPanel } from './dashboardModel';

/** Columns of Grafana's grid. */
export const gridWidth = 24;

const headingHeight = 1;

/** Panels side by side, all of one height, in columns of the grid that together are no wider than it. */
export interface Band {
  height: number;
  panels: Array<[width: number, panel: UnplacedPanel]>;
}

interface Heading {
  id: number;
  /** Golden signals that the section is about, the main one first. */
  golden: ReadonlyArray<Signal['golden']>;
  question: string;
}

/** Bands below a heading; the first section of a dashboard needs none. */
export interface Section {
  heading?: Heading;
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

function headingPanel({ id, golden, question }: Heading, gridPos: Place): HeadingPanel {
  const signals = golden.join(', ');
  const title = `${signals.charAt(0).toUpperCase()}${signals.slice(1)}: ${question}`;
  return { id, title, type: 'row', collapsed: false, panels: [], gridPos };
}
