import { type DashboardModel } from '../compile/comparableDashboard';
import { type Difference } from './change';
import { dashboardFields, looksKey, type PanelFields } from './dashboardFields';
import { fieldDifference, fieldDifferences } from './fieldDifferences';
import { noMemory, ownershipOf, type Memory } from './ownership';

/** In what two dashboards differ, panel by panel; empty exactly when they mean the same. */
export function dashboardDifferences(
  wanted: DashboardModel,
  found: DashboardModel,
  memory: Memory = noMemory
): Difference[] {
  const [want, have] = [dashboardFields(wanted), dashboardFields(found)];
  const ids = [...new Set([...want.panels, ...have.panels].map(({ id }) => id))];
  return [
    ...ids.flatMap((id) =>
      panelDifferences(
        want.panels.find((panel) => panel.id === id),
        have.panels.find((panel) => panel.id === id),
        memory
      )
    ),
    ...fieldDifferences(want.others, have.others, memory),
  ];
}

function panelDifferences(want: PanelFields | undefined, have: PanelFields | undefined, memory: Memory): Difference[] {
  if (want === undefined || have === undefined) {
    return [wholePanel(want, have, memory)];
  }
  return want.fields.flatMap((field, index) => {
    const found = have.fields[index]?.text ?? '';
    return field.text === found ? [] : [{ ...fieldDifference(field, found, memory), panel: field.panel }];
  });
}

/** A panel that only one of both has. */
function wholePanel(want: PanelFields | undefined, have: PanelFields | undefined, memory: Memory): Difference {
  const { id, title } = want ?? have ?? { id: '', title: '' };
  const looksOf = (panel: PanelFields | undefined) => panel?.fields.find(({ key }) => key === looksKey(id))?.text ?? '';
  const { changedBy } = ownershipOf(looksKey(id), looksOf(have), looksOf(want), memory);
  const [wanted, found] = [want === undefined ? '' : 'there', have === undefined ? '' : 'there'];
  return {
    field: `panel “${title}”`,
    wanted,
    found,
    kind: 'value',
    applied: changedBy === 'settings' ? found : changedBy === 'hand' ? wanted : undefined,
    changedBy,
    panel: { title, part: 'all of it' },
  };
}
