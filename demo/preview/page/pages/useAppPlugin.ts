import type { AppPlugin, AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { loadPlugin } from '../loadPlugin';

export type LoadedApp =
  | { state: 'loading' }
  | { state: 'failed'; reason: string }
  | { state: 'disabled'; meta: AppPluginMeta }
  | { state: 'ready'; meta: AppPluginMeta; plugin: AppPlugin };

function wordsOf(reason: unknown): string {
  if (reason instanceof Error) {
    return reason.message;
  }
  const data = typeof reason === 'object' && reason !== null && 'data' in reason ? reason.data : undefined;
  return typeof data === 'object' && data !== null && 'message' in data ? String(data.message) : String(reason);
}

/** Settings of an app and, unless it is disabled, its loaded module. */
export function useAppPlugin(pluginId: string, whenDisabled: 'load' | 'stop'): LoadedApp {
  const [loaded, setLoaded] = useState<LoadedApp>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<LoadedApp> => {
      const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${pluginId}/settings`, undefined, undefined, {
        showErrorAlert: false,
      });
      return !meta.enabled && whenDisabled === 'stop'
        ? { state: 'disabled', meta }
        : { state: 'ready', meta, plugin: await loadPlugin(meta) };
    };
    void load()
      .catch((reason: unknown): LoadedApp => ({ state: 'failed', reason: wordsOf(reason) }))
      .then((outcome) => isWanted && setLoaded(outcome));
    return () => {
      isWanted = false;
    };
  }, [pluginId, whenDisabled]);
  return loaded;
}
