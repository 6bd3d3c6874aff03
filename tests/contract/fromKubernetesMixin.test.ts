import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn } from '../../src/core/compile/dashboards/dashboardModel';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { catalogue } from '../../src/core/signals/catalogue';

const page = readFileSync(join(__dirname, '../../docs/from-kubernetes-mixin.md'), 'utf8');
const [, panels = '', alerts = ''] = page.split(/^## (?:Panels|Alerts|Switch off)[^\n]*\n/m);

function rows(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

it('names a panel that is there for each of the eleven of the kubernetes-mixin', () => {
  const known = compileDashboards(bundledSettings()).flatMap(({ title, model }) =>
    model.panels.filter(isDrawn).map((panel) => `${title}: ${panel.title}`)
  );
  const named = rows(panels).map(([, , dashboard, panel]) => `${dashboard}: ${panel}`);
  expect(named).toHaveLength(11);
  expect(named.filter((one) => !known.includes(one))).toEqual([]);
});

it('names an alert that is there for each of the others’', () => {
  const known = catalogue.map(({ alert }) => alert);
  const named = rows(alerts).map(([, , alert]) => alert);
  expect(named).toHaveLength(7);
  expect(named.filter((alert) => alert === undefined || !known.includes(alert))).toEqual([]);
});
