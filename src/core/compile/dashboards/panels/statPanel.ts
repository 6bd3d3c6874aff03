import { type Threshold } from '@grafana/schema';

import { type UnplacedPanel } from '../dashboardModel';
import { type DashboardSubject } from '../subject';
import { describedBy, targetsOf, type DisplayUnit, type PanelWords, type Query } from './panel';

interface StatPanel extends PanelWords {
  query: Query;
  unit: DisplayUnit;
  /** Left out: the number says nothing about health by itself. */
  steps?: Threshold[];
}

/** One number of this moment; healthy numbers have the colour of text. */
export function statPanel(subject: DashboardSubject, { query, unit, steps = [], ...words }: StatPanel): UnplacedPanel {
  return {
    ...describedBy(subject, words, [query]),
    type: 'stat',
    targets: targetsOf([query], { instant: true }),
    fieldConfig: {
      defaults: {
        unit,
        noValue: words.noValue,
        color: { mode: 'thresholds' },
        thresholds: { mode: 'absolute', steps: [{ color: 'text', value: null }, ...steps] },
      },
      overrides: [],
    },
    options: {
      colorMode: 'value',
      graphMode: 'none',
      justifyMode: 'center',
      orientation: 'auto',
      percentChangeColorMode: 'standard',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      showPercentChange: false,
      textMode: 'value',
      wideLayout: true,
    },
  };
}
