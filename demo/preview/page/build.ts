import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
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

// The .mjs files of @grafana import the default of these CommonJS packages as Node would: they would get the whole
// module. A bridge that is no .mjs gets the default that is meant.
const bridged = [
  '@monaco-editor/react',
  '@rc-component/cascader',
  '@rc-component/drawer',
  '@rc-component/slider',
  '@rc-component/tooltip',
  '@uiw/react-codemirror',
  'calculate-size',
  'react-calendar',
  'react-custom-scrollbars-2',
  'react-loading-skeleton',
  'slate-plain-serializer',
];

const defaultExports: Plugin = {
  name: 'default-exports',
  setup(bundler) {
    for (const name of bridged) {
      bundler.onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer, resolveDir, namespace }) =>
        namespace === 'file' && importer.endsWith('.mjs')
          ? { path: name, namespace: 'bridge', pluginData: resolveDir }
          : undefined
      );
    }
    bundler.onLoad({ filter: /.*/, namespace: 'bridge' }, ({ path: name, pluginData }) => ({
      contents: `export { default } from '${name}'; export * from '${name}';`,
      resolveDir: String(pluginData),
    }));
  },
};

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
        pluginData === 'resolved'
          ? undefined
          : bundler.resolve(name, { resolveDir: grafanaUi, kind, pluginData: 'resolved' })
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

/** The bundled host page. */
export interface HostPage {
  script: Buffer;
  style: Buffer;
}

function read(folder: string): HostPage {
  return { script: readFileSync(path.join(folder, 'host.js')), style: readFileSync(path.join(folder, 'host.css')) };
}

/** Bundles the host page, unless one of the same sources and libraries is there from before. */
export async function buildPage(): Promise<HostPage> {
  const folder = path.join(projectRoot, '.demo/preview', fingerprint());
  if (existsSync(folder)) {
    return read(folder);
  }
  // Several may build at once: each in a folder of its own, and the last one wins.
  const own = `${folder}.${process.pid}`;
  await build({
    entryPoints: { host: path.join(__dirname, 'host.tsx') },
    outdir: own,
    bundle: true,
    format: 'iife',
    minify: true,
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
    plugins: [sameInstances, defaultExports],
    logLevel: 'error',
  });
  const page = read(own);
  rmSync(folder, { recursive: true, force: true });
  renameSync(own, folder);
  return page;
}
