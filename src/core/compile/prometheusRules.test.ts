import { bundledSettings } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { alertsIn, compilePrometheusRules } from './prometheusRules';

const withAlerting = (alerting: Partial<Settings['alerting']>): Settings => {
  const settings = bundledSettings();
  return { ...settings, alerting: { ...settings.alerting, ...alerting } };
};

describe('rules for Prometheus', () => {
  it('keep firing for as long as the settings say, and say nothing where alerts end at once', () => {
    const keepFiring = (keepFiringFor: string) =>
      new Set(alertsIn(compilePrometheusRules(withAlerting({ keepFiringFor }))).map((rule) => rule.keep_firing_for));
    expect(keepFiring('5m')).toEqual(new Set(['5m']));
    expect(keepFiring('0s')).toEqual(new Set([undefined]));
  });

  it('are told apart: those that alert and those that record', () => {
    const file = compilePrometheusRules({ ...bundledSettings(), recording: { enabled: true } });
    const alerts = alertsIn(file);
    expect(alerts.length).toBeGreaterThan(10);
    expect(alerts.filter((rule) => 'record' in rule)).toEqual([]);
    expect(file.groups.flatMap(({ rules }) => rules).length).toBeGreaterThan(alerts.length);
  });
});
