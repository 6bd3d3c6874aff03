import { bundledSettings } from '../../settings/bundledSettings';
import { compileDashboards } from './compileDashboards';
import { isDrawn } from './dashboardModel';

/** In px, as measured in Grafana 12.3 with its menu open, on a window of 1,400. */
const grafana = { columns: 24, dashboard: 1068, gap: 8, icons: 138, character: 7.2 };

/** Characters of a title that are not cut beside the icons of meaning, links, state and menu. */
function roomOf(width: number): number {
  const panel = (grafana.dashboard / grafana.columns) * width - grafana.gap;
  return Math.floor((panel - grafana.icons) / grafana.character);
}

describe.each(compileDashboards(bundledSettings()))('$title', ({ model }) => {
  const panels = model.panels.filter(isDrawn);

  it('has no title that is cut at 1,400 px', () => {
    // Single numbers have no links that show a state, and two words at most.
    const graphs = panels.filter(({ type }) => type !== 'stat');
    const cut = graphs.filter(({ title, gridPos }) => title.length > roomOf(gridPos.w));
    expect(cut.map(({ title, gridPos }) => `${title} (${title.length} of ${roomOf(gridPos.w)})`)).toEqual([]);
  });

  it('asks no question twice', () => {
    const titles = panels.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) < index)).toEqual([]);
  });
});
