import { comparableDashboard, type DashboardModel } from '../compile/comparableDashboard';
import { fingerprint } from '../compile/fingerprint';
import { type Difference } from './change';

interface Panel {
  id: unknown;
  title: string;
  thresholds: string;
  queries: string;
  rest: unknown;
}

/** In what two dashboards differ, panel by panel; empty exactly when they mean the same. */
export function dashboardDifferences(wanted: DashboardModel, found: DashboardModel): Difference[] {
  const { panels: wantedPanels, ...wantedRest } = comparableDashboard(wanted);
  const { panels: foundPanels, ...foundRest } = comparableDashboard(found);
  const [want, have] = [panelsOf(wantedPanels), panelsOf(foundPanels)];
  const ids = [...new Set([...want, ...have].map(({ id }) => id))];
  return [
    ...ids.flatMap((id) =>
      panelDifferences(
        want.find((panel) => panel.id === id),
        have.find((panel) => panel.id === id)
      )
    ),
    ...rootDifferences(wantedRest, foundRest),
  ];
}

function panelDifferences(want: Panel | undefined, have: Panel | undefined): Difference[] {
  if (want === undefined || have === undefined) {
    const title = want?.title ?? have?.title ?? '';
    const [wanted, found] = [want === undefined ? '' : 'there', have === undefined ? '' : 'there'];
    return [{ ...value(`panel “${title}”`, wanted, found), panel: { title, part: 'all of it' } }];
  }
  const { title } = want;
  const differences: Difference[] = [
    ...(want.thresholds === have.thresholds
      ? []
      : [
          {
            ...value(`threshold line of “${title}”`, want.thresholds, have.thresholds),
            panel: { title, part: 'threshold line' as const },
          },
        ]),
    ...(want.queries === have.queries
      ? []
      : [
          {
            field: `query of “${title}”`,
            wanted: want.queries,
            found: have.queries,
            kind: 'query' as const,
            panel: { title, part: 'queries' as const },
          },
        ]),
  ];
  return fingerprint(want.rest) === fingerprint(have.rest)
    ? differences
    : [...differences, { ...text(`looks of “${title}”`, want.rest, have.rest), panel: { title, part: 'looks' } }];
}

function rootDifferences(want: DashboardModel, have: DashboardModel): Difference[] {
  return [...new Set([...Object.keys(want), ...Object.keys(have)])]
    .filter((key) => fingerprint(want[key]) !== fingerprint(have[key]))
    .map((key) => text(key === 'templating' ? 'variables' : key, want[key], have[key]));
}

/** Panels in rows count as panels of the dashboard. */
function panelsOf(panels: unknown): Panel[] {
  return listOf(panels).flatMap((panel) => {
    const { targets, fieldConfig, panels: inner, ...rest } = panel;
    const { defaults, ...config } = objectOf(fieldConfig);
    const { thresholds, ...ofField } = objectOf(defaults);
    return [
      {
        id: panel['id'],
        title: String(panel['title'] ?? ''),
        thresholds: thresholdText(thresholds),
        queries: listOf(targets).map(queryText).join('\n\n'),
        rest: [rest, config, ofField, listOf(targets).map(({ expr: _, ...options }) => options)],
      },
      ...panelsOf(inner),
    ];
  });
}

function thresholdText(thresholds: unknown): string {
  const { steps, mode } = objectOf(thresholds);
  const values = listOf(steps).flatMap(({ value: at, color }) =>
    typeof at === 'number' ? [`${at} (${String(color)})`] : []
  );
  const base = listOf(steps).some(({ value: at }) => typeof at === 'number') ? '' : JSON.stringify(steps ?? '');
  return `${values.join(', ')}${base}${mode === 'percentage' ? ' %' : ''}`;
}

function queryText({ expr, ...options }: Record<string, unknown>): string {
  return typeof expr === 'string' ? expr : JSON.stringify(options);
}

function listOf(given: unknown): Array<Record<string, unknown>> {
  return Array.isArray(given) ? given.map(objectOf) : [];
}

function objectOf(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {};
}

function value(field: string, wanted: string, found: string): Difference {
  return { field, wanted, found, kind: 'value' };
}

function text(field: string, wanted: unknown, found: unknown): Difference {
  return { field, wanted: JSON.stringify(wanted) ?? '', found: JSON.stringify(found) ?? '', kind: 'text' };
}
