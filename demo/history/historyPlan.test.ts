import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { isDrawn } from '../../src/core/compile/dashboards/dashboardModel';
import { familiesDrawn } from '../../src/core/compile/dashboards/panels/source';
import { isSoonThere } from '../../src/core/metrics/family';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { demoFleet } from '../demoFleet';
import { scrapeAll } from '../fleet/targets';
import { keptInHistory, keptOfLastDay } from './historyFamilies';
import { fleetWithPast, pastIncidents, planHistory } from './historyPlan';

const day = 86_400;
const now = 1_790_000_050;

it('covers seven days of the default fleet with at most six million samples', () => {
  const plan = planHistory(demoFleet(), 7 * day, now);
  expect(plan.until - plan.startsAt).toBe(7 * day);
  expect(now - plan.until).toBeLessThan(120);
  expect(plan.samples).toBeLessThan(6_000_000);
  expect(plan.shortened).toBeUndefined();
});

it('shortens the past of a large fleet, and says so', () => {
  const plan = planHistory(demoFleet(400), 7 * day, now);
  expect(plan.samples).toBeLessThan(6_000_000);
  expect(plan.shortened).toMatch(
    /^History is \d+ hours instead of 168: \d+ series would be more than six million samples\.$/
  );
});

it('has a node with stale rules two days ago and one with slow syncs four days ago', () => {
  expect(pastIncidents(demoFleet(), now - 7 * day, now)).toEqual([
    {
      cluster: 'prod-eu',
      node: 'eu-worker-03',
      fault: 'rules-stale',
      from: now - 2 * day,
      until: now - 2 * day + 2100,
    },
    { cluster: 'prod-us', node: 'us-worker-02', fault: 'slow-sync', from: now - 4 * day, until: now - 4 * day + 7800 },
  ]);
});

it('has no incidents that are older than history', () => {
  expect(pastIncidents(demoFleet(), now - 3 * day, now).map(({ fault }) => fault)).toEqual(['rules-stale']);
  expect(pastIncidents(demoFleet(3), now - 7 * day, now)).toEqual([]);
});

it('keeps for a week what signals read, and for a day all that dashboards draw', () => {
  const fleet = fleetWithPast(demoFleet(), now - 600, now);
  fleet.advanceTo(now);
  const [week, lastDay] = [keptInHistory, keptOfLastDay].map(
    (wanted) => new Set(scrapeAll(fleet.targets(), wanted).map(({ name }) => name))
  );
  expect(week).toContain('kubeproxy_sync_proxy_rules_last_timestamp_seconds');
  expect(week).not.toContain('kubeproxy_network_programming_duration_seconds_bucket');
  const drawn = compileDashboards(bundledSettings()).flatMap(({ model }) =>
    model.panels.filter(isDrawn).flatMap(({ targets }) => familiesDrawn(targets.map(({ expr }) => ({ text: expr }))))
  );
  const missing = drawn.filter(({ name, type }) => !lastDay?.has(type === 'histogram' ? `${name}_count` : name));
  expect(
    missing
      .filter((family) => isSoonThere(family) && family.appears !== 'after the first request')
      .map(({ name }) => name)
  ).toEqual([]);
});
