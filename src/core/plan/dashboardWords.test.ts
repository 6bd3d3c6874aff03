import { type Difference } from './change';
import { dashboardDifferences } from './dashboardDifferences';
import { dashboardWords } from './dashboardWords';

const line = (value: number) => ({ defaults: { thresholds: { steps: [{ value, color: 'orange' }] } } });
const panel = (id: number, title: string, more: object = {}) => ({ id, title, ...more });

const toSettings = ({ found, wanted }: Difference) => ({ before: found, after: wanted });
const toGrafana = ({ found, wanted }: Difference) => ({ before: wanted, after: found });

describe('the words of a dashboard that differs', () => {
  it('name panels that came, went and changed beside the threshold lines', () => {
    const found = {
      panels: [
        panel(1, 'Sync', { fieldConfig: line(8) }),
        panel(2, 'Old'),
        panel(3, 'Lag', { targets: [{ expr: 'a' }] }),
      ],
    };
    const wanted = {
      panels: [
        panel(1, 'Sync', { fieldConfig: line(9) }),
        panel(3, 'Lag', { targets: [{ expr: 'b' }] }),
        panel(4, 'New'),
      ],
      templating: { list: [1] },
    };
    const differences = dashboardDifferences(wanted, found);
    expect(dashboardWords(differences, toSettings)).toBe(
      'threshold line of “Sync” 8 (orange) → 9 (orange), panel “New” added, panel “Old” removed, panel “Lag” changed, variables changed'
    );
    expect(dashboardWords(differences, toGrafana)).toContain('panel “Old” added, panel “New” removed');
  });

  it('stay short, and name a panel once', () => {
    const panels = (expr: string, value: number) =>
      ['A', 'B', 'C', 'D', 'E'].map((title, id) =>
        panel(id, title, { targets: [{ expr }], fieldConfig: line(value), description: expr })
      );
    const words = dashboardWords(
      dashboardDifferences({ panels: panels('b', 2) }, { panels: panels('a', 1) }),
      toSettings
    );
    expect(words).toContain(', 3 more threshold lines, panels “A”, “B”, “C” and 2 more changed');
    expect(words.match(/“C”/g)).toHaveLength(1);
  });
});
