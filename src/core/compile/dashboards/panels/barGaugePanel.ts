import { type Threshold } from '@grafana/schema';

import { type UnplacedPanel } from '../dashboardModel';
import { type DashboardSubject } from '../subject';
import { describedBy, targetsOf, textOfNothing, type DisplayUnit, type PanelWords, type Query } from './panel';

interface BarGaugePanel extends PanelWords {
  query: Query;
  unit: DisplayUnit;
  steps: Threshold[];
}

/** One bar for each series, at this moment. */
export function barGaugePanel(
  subject: DashboardSubject,
  { query, unit, steps, ...words }: BarGaugePanel
): UnplacedPanel {
  return {
    ...describedBy(subject, words, [query]),
    type: 'bargauge',
    targets: targetsOf([query], { instant: true }),
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        noValue: textOfNothing(words, [query]),
        color: { mode: 'thresholds' },
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
