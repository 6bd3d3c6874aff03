import { comparableDashboard, type DashboardModel } from '../compile/comparableDashboard';
import { canonicalText } from '../compile/fingerprint';
import { type Difference } from './change';
import { rememberedFields, type Field } from './field';

/** What can differ of a panel, and of which one it is. */
export interface PanelField extends Field {
  panel: NonNullable<Difference['panel']>;
}

export interface PanelFields {
  id: unknown;
  title: string;
  fields: PanelField[];
}

export interface DashboardFields {
  panels: PanelFields[];
  /** What does not belong to a panel. */
  others: Field[];
}

/** What a dashboard has to remember of itself when it is applied. */
export function dashboardToRemember(model: DashboardModel): Record<string, string> {
  const { panels, others } = dashboardFields(model);
  return rememberedFields([...panels.flatMap(({ fields }) => fields), ...others]);
}

/** Everything in which a dashboard can differ from another. Panels in rows count as panels of the dashboard. */
export function dashboardFields(model: DashboardModel): DashboardFields {
  const { panels, ...others } = comparableDashboard(model);
  return {
    panels: panelsOf(panels),
    others: Object.entries(others)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({
        key,
        name: key === 'templating' ? 'variables' : key,
        text: canonicalText(value),
        kind: 'text',
      })),
  };
}

/** Every panel has looks, so this key also tells whether it was there. */
export function looksKey(id: unknown): string {
  return `${String(id)} looks`;
}

function panelsOf(panels: unknown): PanelFields[] {
  return listOf(panels).flatMap((panel) => {
    const { targets, fieldConfig, panels: inner, ...rest } = panel;
    const { defaults, ...config } = objectOf(fieldConfig);
    const { thresholds, ...ofField } = objectOf(defaults);
    const id = panel['id'];
    const title = String(panel['title'] ?? '');
    const options = listOf(targets).map(({ expr: _, ...inner }) => inner);
    const fields: PanelField[] = [
      {
        key: `${String(id)} line`,
        name: `threshold line of “${title}”`,
        text: thresholdText(thresholds),
        kind: 'value',
        panel: { title, part: 'threshold line' },
      },
      {
        key: `${String(id)} queries`,
        name: `query of “${title}”`,
        text: listOf(targets).map(queryText).join('\n\n'),
        kind: 'query',
        panel: { title, part: 'queries' },
      },
      {
        key: looksKey(id),
        name: `looks of “${title}”`,
        text: canonicalText([rest, config, ofField, options]),
        kind: 'text',
        panel: { title, part: 'looks' },
      },
    ];
    return [{ id, title, fields }, ...panelsOf(inner)];
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
