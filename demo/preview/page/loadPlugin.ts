import { AppPlugin, type AppPluginMeta } from '@grafana/data';
import type { SystemJs } from 'systemjs-global';
import { sharedDependencies } from './shared';

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`Could not load ${address}.`));
    document.head.append(script);
  });
}

/** SystemJS is loaded after the bundle: UMD libraries would find its `define` and register there instead. */
async function loadSystemJs(): Promise<SystemJs> {
  await loadScript('/preview/systemjs/system.min.js');
  await loadScript('/preview/systemjs/extras/amd.min.js');
  if (!window.System) {
    throw new Error('SystemJS did not start.');
  }
  return window.System;
}

function shareDependencies(system: SystemJs): void {
  const imports: Record<string, string> = {};
  for (const [name, module] of Object.entries(sharedDependencies)) {
    imports[name] = `package:${name}`;
    system.set(`package:${name}`, module);
  }
  system.addImportMap?.({ imports });
}

function pluginOf(module: unknown): AppPlugin | undefined {
  const found = typeof module === 'object' && module !== null && 'plugin' in module ? module.plugin : undefined;
  return found instanceof AppPlugin ? found : undefined;
}

let system: Promise<SystemJs> | undefined;

/** Loads the built plugin as Grafana does. @throws with the reason when it cannot be loaded */
export async function loadPlugin(meta: AppPluginMeta): Promise<AppPlugin> {
  system ??= loadSystemJs().then((loaded) => {
    shareDependencies(loaded);
    return loaded;
  });
  const address = new URL(`/${meta.module}`, window.location.origin).toString();
  const plugin = pluginOf(await (await system).import(address));
  if (!plugin) {
    throw new Error(`${meta.module} exports no app plugin named "plugin".`);
  }
  plugin.meta = meta;
  plugin.init(meta);
  return plugin;
}
