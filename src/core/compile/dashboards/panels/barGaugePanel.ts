import { type Threshold } from '@grafana/schema';

import { type UnplacedPanel } from '../dashboardModel';
import { describedBy, targetsOf, textOfNothing, type DisplayUnit, type PanelWords, type Query } from './panel';

interface BarGaugePanel extends PanelWords {
  query: Query;
  unit: DisplayUnit;
  steps: Threshold[];
  /** Where a click on a bar leads. */
  link: { title: string; url: string };
}

/** One bar for each series, at this moment. */
export function barGaugePanel({ query, unit, steps, link, ...words }: BarGaugePanel): UnplacedPanel {
  return {
    ...describedBy(words, [query]),
    type: 'bargauge',
    targets: targetsOf([query], { instant: true }),
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        noValue: textOfNothing(words, [query]),
        color: { mode: 'thresholds' },
        links: [link],
        thresholds: { mode: 'absolute', steps: [{ color: 'blue', value: null }, ...steps] },
      },
      overrides: [],
    },
    options: {
      displayMode: 'basic',
      legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: false },
      maxVizHeight: 300,
      minVizHeight: 16,
      minVizWidth: 8,
      namePlacement: 'auto',
      orientation: 'horizontal',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      showUnfilled: true,
      sizing: 'auto',
      valueMode: 'color',
    },
  };
}
