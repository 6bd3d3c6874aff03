import { readFileSync } from 'node:fs';
import path from 'node:path';
import { arrayOf, numberOf, objectOf, parseJson, textOf, type JsonObject } from '../json';
import { slugOf } from './folders';

export interface BundledDashboard {
  path: string;
  dashboard: JsonObject;
}

/** The built plugin, as its plugin.json describes it. */
export interface Plugin {
  id: string;
  manifest: JsonObject;
  dashboards: BundledDashboard[];
}

/** Reads a build. @throws when there is no plugin.json in the folder: build the plugin first. */
export function readPlugin(dist: string): Plugin {
  const manifest = objectOf(parseJson(readFileSync(path.join(dist, 'plugin.json'), 'utf8')));
  const dashboards = arrayOf(manifest['includes'])
    .map(objectOf)
    .filter((include) => include['type'] === 'dashboard')
    .map((include) => {
      const file = textOf(include['path']);
      return { path: file, dashboard: objectOf(parseJson(readFileSync(path.join(dist, file), 'utf8'))) };
    });
  return { id: textOf(manifest['id']), manifest, dashboards };
}

function include(given: JsonObject): JsonObject {
  return {
    name: given['name'],
    path: textOf(given['path']).replace('%PLUGIN_ID%', 'kubeproxy-monitor-app'),
    type: given['type'],
    component: '',
    role: textOf(given['role'], 'Viewer'),
    action: textOf(given['action'], 'plugins.app:access'),
    addToNav: given['addToNav'] === true,
    defaultNav: given['defaultNav'] === true,
    slug: slugOf(textOf(given['name'])),
    icon: textOf(given['icon']),
    uid: textOf(given['uid']),
  };
}

/** The parts of a plugin's description that the settings answer and the page share. */
export function describePlugin({ id, manifest }: Plugin): JsonObject {
  const info = objectOf(manifest['info']);
  const base = `public/plugins/${id}`;
  const logos = objectOf(info['logos']);
  const includes = arrayOf(manifest['includes']).map(objectOf);
  const home = includes.find((entry) => entry['defaultNav'] === true);
  return {
    name: manifest['name'],
    type: 'app',
    id,
    module: `${base}/module.js`,
    baseUrl: base,
    info: {
      author: { name: '', url: '', ...objectOf(info['author']) },
      description: textOf(info['description']),
      links: info['links'] ?? null,
      logos: { small: `${base}/${textOf(logos['small'])}`, large: `${base}/${textOf(logos['large'])}` },
      build: {},
      screenshots: info['screenshots'] ?? null,
      version: textOf(info['version']),
      updated: textOf(info['updated']),
      keywords: info['keywords'] ?? null,
    },
    includes: includes.map(include),
    dependencies: {
      grafanaDependency: '',
      grafanaVersion: '*',
      plugins: [],
      extensions: { exposedComponents: [] },
      ...objectOf(manifest['dependencies']),
    },
    extensions: {
      addedLinks: [],
      addedComponents: [],
      exposedComponents: [],
      extensionPoints: [],
      addedFunctions: [],
      ...objectOf(manifest['extensions']),
    },
    defaultNavUrl: home ? `/plugins/${id}/page/${slugOf(textOf(home['name']))}` : `/plugins/${id}`,
    latestVersion: '',
    hasUpdate: false,
    state: '',
    signature: 'unsigned',
    signatureType: '',
    signatureOrg: '',
    angularDetected: false,
    loadingStrategy: 'script',
  };
}

/** A dashboard without a revision counts as revision 1. */
export function revisionOf(dashboard: JsonObject): number {
  return numberOf(dashboard['revision'], 1);
}

export function textOfPluginName({ manifest }: Plugin): string {
  return textOf(manifest['name']);
}
