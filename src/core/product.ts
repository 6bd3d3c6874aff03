/** Facts about the plugin itself that compiled objects carry. */
export const pluginId = 'kubeproxy-monitor-app';

/** Marks a rule as the plugin's: Grafana then shows its logo and offers no edit while the plugin is installed. */
export const originLabel = { name: '__grafana_origin', value: `plugin/${pluginId}` } as const;

export const repositoryUrl = 'https://github.com/kubeproxy-monitor/kubeproxy-monitor-app';

export const defaultRunbookBaseUrl = `${repositoryUrl}/blob/main/docs/runbooks/`;
