import { basename } from 'node:path';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { compileAlertingFile } from '../../src/core/compile/grafanaProvisioning';
import { compileInhibitionRules } from '../../src/core/compile/inhibitionRules';
import { compilePrometheusRules } from '../../src/core/compile/prometheusRules';
import { type Settings } from '../../src/core/settings/schema';
import { jsonText, yamlText } from '../text/yamlText';

export interface ExportFormat {
  name: string;
  /** For `--help`. */
  summary: string;
  /** One text, or several files of a folder. */
  compile: ((settings: Settings) => string) | { files: (settings: Settings) => Map<string, string> };
}

export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'prometheus-rules',
    summary: 'rule file for Prometheus (rule_files)',
    compile: (settings) => yamlText(compilePrometheusRules(settings)),
  },
  {
    name: 'grafana-rules',
    summary: 'alert rules for Grafana (provisioning/alerting)',
    compile: (settings) => yamlText(compileAlertingFile(settings)),
  },
  {
    name: 'alertmanager-inhibition',
    summary: 'inhibit_rules for an Alertmanager: no symptom while its cause is alerted',
    compile: (settings) => yamlText(compileInhibitionRules(settings)),
  },
  {
    name: 'dashboards',
    summary: 'dashboards, one JSON file each; needs --out FOLDER',
    compile: {
      files: (settings) =>
        new Map(compileDashboards(settings).map(({ path, model }) => [basename(path), jsonText(model)])),
    },
  },
];
