import type { PluginMeta, CurrentUserDTO } from '@grafana/data';
import type { SystemJs } from 'systemjs-global';

declare global {
  interface Window {
    grafanaBootData?: PreviewBootData;
    System?: SystemJs;
  }
}

/** What the server puts on the page before any script runs. */
export interface PreviewBootData {
  user: CurrentUserDTO & { permissions?: Record<string, boolean> };
  settings: Record<string, unknown>;
  preview: { plugin: PluginMeta };
}

/** @throws when the page was not made by the preview server */
export function bootData(): PreviewBootData {
  const data = window.grafanaBootData;
  if (!data) {
    throw new Error('The page has no boot data: open it through the preview server.');
  }
  return data;
}
