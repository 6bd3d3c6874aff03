import { bundledSettings } from '../settings/bundledSettings';
import { compileGrafanaRules } from './grafanaRules';

describe('a rule for Grafana', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['on-call', { receiver: 'on-call' }],
  ])('with the contact point %j notifies %j', (contactPoint, notified) => {
    const settings = bundledSettings();
    const groups = compileGrafanaRules({ ...settings, alerting: { ...settings.alerting, contactPoint } });
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.map((rule) => rule.notification_settings)).toEqual(rules.map(() => notified));
  });
});
