import { type FieldOverride, type UnplacedPanel } from '../dashboardModel';
import { type DashboardSubject } from '../subject';
import { describedBy, targetsOf, textOfNothing, type PanelWords, type Query } from './panel';

interface TableColumn {
  /** Name in the query's answer: a label, or `Value #<refId>`. */
  field: string;
  title: string;
  /** What an empty cell says. */
  empty?: string;
  properties?: FieldOverride['properties'];
}

interface TablePanel extends PanelWords {
  queries: Query[];
  /** From left to right. */
  columns: TableColumn[];
  hidden: string[];
  sortBy: { title: string; descending: boolean };
}

/** One row for each distinct set of labels, one column for each query. */
export function tablePanel(
  subject: DashboardSubject,
  { queries, columns, hidden, sortBy, ...words }: TablePanel
): UnplacedPanel {
  return {
    ...describedBy(subject, words, queries),
    type: 'table',
    targets: targetsOf(queries, { instant: true, format: 'table' }),
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: Object.fromEntries(['Time', ...hidden].map((name) => [name, true])),
          indexByName: Object.fromEntries(columns.map(({ field }, index) => [field, index])),
          renameByName: Object.fromEntries(columns.map(({ field, title }) => [field, title])),
        },
      },
    ],
    fieldConfig: {
      defaults: {
        noValue: textOfNothing(words, queries),
        custom: { align: 'auto', cellOptions: { type: 'auto' }, filterable: true, inspect: false },
        thresholds: { mode: 'absolute', steps: [{ color: 'text', value: null }] },
      },
      overrides: columns.map(({ title, empty = '–', properties = [] }) => ({
        matcher: { id: 'byName', options: title },
        properties: [{ id: 'noValue', value: empty }, ...properties],
      })),
    },
    options: {
      cellHeight: 'sm',
      showHeader: true,
      sortBy: [{ displayName: sortBy.title, desc: sortBy.descending }],
    },
  };
}

/** Colours the text of a cell from a value on. */
export function colouredFrom(value: number, color: string): FieldOverride['properties'] {
  return [
    { id: 'custom.cellOptions', value: { type: 'color-text' } },
    {
      id: 'thresholds',
      value: {
        mode: 'absolute',
        steps: [
          { color: 'text', value: null },
          { color, value },
        ],
      },
    },
  ];
}
