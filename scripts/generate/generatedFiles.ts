import { alertsPage, runbooksPage } from '../../src/core/compile/alertsPage';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { compileAlertingFile, compilePluginFile } from '../../src/core/compile/grafanaProvisioning';
import { compilePrometheusRules } from '../../src/core/compile/prometheusRules';
import { metricsPage } from '../../src/core/compile/metricsPage';
import { runbookPage } from '../../src/core/compile/runbookPage';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { catalogue } from '../../src/core/signals/catalogue';
import { readmeWithAlerts } from './readme';
import { jsonText, yamlText } from '../../src/core/compile/yamlText';

const origin = 'Made by `npm run generate` from the catalogue and the default settings. Change those, not this file.';

/** Folders in which every file is generated: what no longer belongs there is removed. */
export const generatedFolders = ['dashboards', 'provisioning', 'docs/runbooks'] as const;

/** Every generated file: its path in the project, and what must stand in it. */
export function generatedFiles(): Map<string, string> {
  const settings = bundledSettings();
  return new Map([
    ...compileDashboards(settings).map(({ path, model }): [string, string] => [path, jsonText(model)]),
    [
      'provisioning/alerting/kube-proxy.yaml',
      yamlText(compileAlertingFile(settings), [
        origin,
        'Alert rules for Grafana itself. Either this file or “Apply” in the app, not both: rules from a file are locked.',
      ]),
    ],
    [
      'provisioning/datasources/prometheus.yaml',
      yamlText(prometheusDatasource(), [origin, 'The data source that the other files name. Change its url.']),
    ],
    [
      'provisioning/plugins/kubeproxy-monitor-app.yaml',
      yamlText(compilePluginFile(settings), [
        origin,
        'Enables the app, which brings its dashboards. Grafana puts these settings back at every start.',
      ]),
    ],
    [
      'provisioning/prometheus/kube-proxy.rules.yaml',
      yamlText(compilePrometheusRules(settings), [origin, 'The same alert rules for Prometheus (`rule_files`).']),
    ],
    ...catalogue.map((signal): [string, string] => [`docs/runbooks/${signal.id}.md`, runbookPage(signal)]),
    ['docs/runbooks/README.md', runbooksPage()],
    ['docs/alerts.md', alertsPage()],
    ['docs/metrics.md', metricsPage()],
    ['README.md', readmeWithAlerts()],
  ]);
}

function prometheusDatasource() {
  const [source] = bundledSettings().sources;
  return {
    apiVersion: 1,
    datasources: [
      {
        name: source?.name,
        uid: source?.datasourceUid,
        type: 'prometheus',
        access: 'proxy',
        url: 'http://prometheus:9090',
        isDefault: true,
        jsonData: { httpMethod: 'POST' },
      },
    ],
  };
}
