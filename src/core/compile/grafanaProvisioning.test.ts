import { bundledSettings } from '../settings/bundledSettings';
import { nastySettings } from './dashboards/nastySettings.fixture';
import { compileAlertingFile, compilePluginFile } from './grafanaProvisioning';
import { compileGrafanaRules } from './grafanaRules';

describe('the file of alert rules for Grafana', () => {
  const firstRule = () => compileAlertingFile(nastySettings()).groups[0]?.rules[0];

  it('has durations as texts and the spelling of files, which is not that of the API', () => {
    expect(compileAlertingFile(bundledSettings()).groups[0]).toMatchObject({
      orgId: 1,
      folder: 'Kube-proxy Monitor',
      interval: '60s',
      rules: expect.arrayContaining([
        expect.objectContaining({
          uid: 'kpm-prom01-down-c',
          for: '10m',
          keepFiringFor: '1m',
          missing_series_evals_to_resolve: 2,
          dashboardUid: 'kubeproxy-fleet',
          panelId: 102,
        }),
      ]),
    });
    expect(firstRule()).not.toHaveProperty('keep_firing_for');
  });

  it('doubles dollars where Grafana would replace them, and nowhere else', () => {
    const rule = firstRule();
    expect(rule?.labels['team']).toBe('a$$b "c" { $$labels }');
    expect(rule?.notification_settings).toEqual({ receiver: 'on $$call' });
    expect(rule?.annotations['summary']).toContain('{{ with $labels.k8s_cluster }}');
    expect(rule?.data[1]?.model['expression']).toBe('$A > 0');
  });

  it('names no contact point where Grafana’s own policies choose it', () => {
    const rules = compileAlertingFile(bundledSettings()).groups.flatMap((group) => group.rules);
    expect(rules.filter((rule) => 'notification_settings' in rule)).toEqual([]);
  });

  it('has every rule that the app would write', () => {
    const uids = compileAlertingFile(nastySettings()).groups.flatMap(({ rules }) => rules.map(({ uid }) => uid));
    expect(uids).toEqual(compileGrafanaRules(nastySettings()).flatMap(({ rules }) => rules.map(({ uid }) => uid)));
  });
});

describe('the file that provisions the plugin', () => {
  it('enables it with the settings, whose dollars are doubled', () => {
    expect(compilePluginFile(nastySettings())).toMatchObject({
      apiVersion: 1,
      apps: [
        {
          type: 'kubeproxy-monitor-app',
          disabled: false,
          jsonData: { alerting: { contactPoint: 'on $$call' }, schemaVersion: 1 },
        },
      ],
    });
  });
});
