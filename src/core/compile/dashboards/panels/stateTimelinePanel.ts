import { type UnplacedPanel } from '../dashboardModel';
import { type DashboardSubject } from '../subject';
import { describedBy, targetsOf, textOfNothing, type PanelWords, type Query } from './panel';

interface StateTimelinePanel extends PanelWords {
  query: Query;
  /** Words and colours of the states 0 and 1. */
  states: [{ text: string; color: string }, { text: string; color: string }];
}

/** One band for each series, in the colour of its state. */
export function stateTimelinePanel(
  subject: DashboardSubject,
  { query, states: [zero, one], ...words }: StateTimelinePanel
): UnplacedPanel {
  return {
    ...describedBy(subject, words, [query]),
    type: 'state-timeline',
    interval: '1m',
    targets: targetsOf([query], { instant: false }),
    fieldConfig: {
      defaults: {
        unit: 'none',
        noValue: textOfNothing(words, [query]),
        // With thresholds Grafana would write their ranges over the words.
        color: { mode: 'fixed', fixedColor: one.color },
        mappings: [{ type: 'value', options: { '0': { ...zero, index: 0 }, '1': { ...one, index: 1 } } }],
        thresholds: { mode: 'absolute', steps: [{ color: one.color, value: null }] },
        custom: { fillOpacity: 30, lineWidth: 0, spanNulls: false },
      },
      overrides: [],
    },
    options: {
      alignValue: 'left',
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false },
      mergeValues: true,
      rowHeight: 0.9,
      showValue: 'auto',
      tooltip: { mode: 'single', sort: 'none' },
    },
  };
}
