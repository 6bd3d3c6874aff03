import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

export const projectRoot = path.resolve(__dirname, '../../..');
const modules = path.join(projectRoot, 'node_modules');
const runtime = path.join(modules, '@grafana/runtime/dist/esm');

// Setters that the npm packages do not export. They are taken from the very files that the public entry loads,
// otherwise a second copy would be set.
const internals: Record<string, Record<string, string>> = {
  '@grafana/runtime/internal': {
    setPanelRenderer: path.join(runtime, 'components/PanelRenderer.mjs'),
    setPanelDataErrorView: path.join(runtime, 'components/PanelDataErrorView.mjs'),
    setPluginPage: path.join(runtime, 'components/PluginPage.mjs'),
  },
  '@grafana/i18n/internal': {
    initializeI18n: path.join(modules, '@grafana/i18n/dist/esm/i18n.mjs'),
  },
};

// The copies that @grafana/ui itself uses, so that there is one router and one emotion on the page.
const sharedWithGrafanaUi = ['@emotion/css', '@emotion/react', 'react-router-dom-v5-compat'];

const sameInstances: Plugin = {
  name: 'same-instances',
  setup(bundler) {
    const grafanaUi = path.join(modules, '@grafana/ui/dist/esm');
    bundler.onResolve({ filter: /\/internal$/ }, ({ path: wanted }) =>
      wanted in internals ? { path: wanted, namespace: 'internals' } : undefined
    );
    bundler.onLoad({ filter: /.*/, namespace: 'internals' }, ({ path: wanted }) => ({
      contents: Object.entries(internals[wanted] ?? {})
        .map(([name, file]) => `export { ${name} } from ${JSON.stringify(file)};`)
        .join('\n'),
      resolveDir: projectRoot,
    }));
    bundler.onResolve({ filter: /^host-router-v5$/ }, () =>
      bundler.resolve('react-router-dom', { resolveDir: grafanaUi, kind: 'import-statement' })
    );
    for (const name of sharedWithGrafanaUi) {
      bundler.onResolve({ filter: new RegExp(`^${name}$`) }, ({ kind, pluginData }) =>
        pluginData === 'resolved' ? undefined : bundler.resolve(name, { resolveDir: grafanaUi, kind, pluginData: 'resolved' })
      );
    }
  },
};

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of [path.join(projectRoot, 'package-lock.json'), ...sourcesBelow(__dirname)]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Bundles the host page, unless one of the same sources and libraries is there from before.
 * @returns the folder of `host.js` and `host.css`
 */
export async function buildPage(): Promise<string> {
  const folder = path.join(projectRoot, '.demo/preview', fingerprint());
  if (existsSync(path.join(folder, 'host.js'))) {
    return folder;
  }
  await build({
    entryPoints: { host: path.join(__dirname, 'host.tsx') },
    outdir: folder,
    bundle: true,
    format: 'iife',
    minify: true,
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
    plugins: [sameInstances],
    logLevel: 'error',
  });
  return folder;
}
