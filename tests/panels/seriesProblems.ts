import { type PlacedPanel } from '../../src/core/compile/dashboards/dashboardModel';
import { type DrawnSeries } from './drawn';

/** Names that repeat, labels that are not there, values that are not in the panel's unit. */
export function problemsOfSeries(panel: PlacedPanel, series: DrawnSeries[], mayMiss: string[]): string[] {
  const legends = series.map(({ legend }) => legend);
  const twice = legends.filter((legend, index) => legends.indexOf(legend) < index);
  const missing = new Set(series.flatMap((one) => one.missing).filter((label) => !mayMiss.includes(label)));
  // A column may be told by one query only.
  const never = [...missing].filter((label) => panel.type !== 'table' || !series.some(({ labels }) => label in labels));
  const values = series
    .flatMap(({ points }) => points.map(([, value]) => value))
    .filter((value) => !Number.isNaN(value));
  const wrong = values.find((value) => !isInUnit(value, panel));
  return [
    ...twice.map((legend) => `names two series ${legend}`),
    ...never.map((label) => `speaks of ${label}, which a series does not have`),
    ...(wrong === undefined ? [] : [`draws ${wrong}, which is no ${panel.fieldConfig.defaults.unit}`]),
  ];
}

const year = 365 * 86_400;

function isInUnit(value: number, { fieldConfig: { defaults } }: PlacedPanel): boolean {
  switch (defaults.unit) {
    case 'percentunit':
      return value >= 0 && value <= 1;
    case 's':
      return value >= 0 && value < 600;
    case 'dtdhms':
      return value >= 0 && value < year;
    case 'bytes':
      return value > 1e6 && value < 1e10;
    case 'none':
      return value >= 0 && (defaults.decimals !== 0 || Number.isInteger(Number(value.toFixed(6))));
    default:
      return value >= 0 && Number.isFinite(value);
  }
}
