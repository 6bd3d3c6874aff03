import { type Settings } from '../settings/schema';
import { compileDashboards } from './dashboards/compileDashboards';
import { compileAlertingFile } from './grafanaProvisioning';
import { compileInhibitionRules } from './inhibitionRules';
import { compilePrometheusRules } from './prometheusRules';
import { jsonText, yamlText } from './yamlText';

/** Something outside the plugin that reads what is compiled, offered by the command line and by Alerts. */
export interface ExportFormat {
  /** On the command line. */
  name: string;
  title: string;
  /** What reads it and where. */
  summary: string;
  compile: ExportedFile | ExportedFiles;
}

export interface ExportedFile {
  /** What it is usually called. */
  fileName: string;
  text: (settings: Settings) => string;
}

/** Files of a folder, by their names. */
export interface ExportedFiles {
  files: (settings: Settings) => Map<string, string>;
}

/** Recording rules are in both kinds of rules where the settings switch them on. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'prometheus-rules',
    title: 'Prometheus rules',
    summary: 'rule file for Prometheus (rule_files)',
    compile: { fileName: 'kube-proxy.rules.yaml', text: (settings) => yamlText(compilePrometheusRules(settings)) },
  },
  {
    name: 'grafana-rules',
    title: 'Grafana rules',
    summary: 'alert rules for Grafana (provisioning/alerting)',
    compile: { fileName: 'kube-proxy.yaml', text: (settings) => yamlText(compileAlertingFile(settings)) },
  },
  {
    name: 'alertmanager-inhibition',
    title: 'Alertmanager inhibition',
    summary: 'inhibit_rules for an Alertmanager: no symptom while its cause is alerted',
    compile: { fileName: 'inhibition.yaml', text: (settings) => yamlText(compileInhibitionRules(settings)) },
  },
  {
    name: 'dashboards',
    title: 'Dashboards',
    summary: 'dashboards, one JSON file each',
    compile: {
      files: (settings) =>
        new Map(compileDashboards(settings).map(({ uid, model }) => [`${uid}.json`, jsonText(model)])),
    },
  },
];

/** Every file of a format, by its name. */
export function exportedFiles({ compile }: ExportFormat, settings: Settings): Map<string, string> {
  return 'files' in compile ? compile.files(settings) : new Map([[compile.fileName, compile.text(settings)]]);
}

/** True when a format is several files. */
export function isFolder({ compile }: ExportFormat): boolean {
  return 'files' in compile;
}
