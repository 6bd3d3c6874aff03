import type { Configuration } from 'webpack';

/** A module that Grafana provides at run time, under the name by which Grafana's loader knows it. */
export interface SharedModule {
  /** What the source imports. */
  request: string;
  /** What the built plugin asks Grafana for. */
  provided: string;
}

const sameName = [
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/data/unstable',
  '@grafana/runtime',
  '@grafana/runtime/unstable',
  '@grafana/slate-react',
  '@grafana/ui',
  '@grafana/ui/unstable',
  'd3',
  'emotion',
  'i18next',
  'jquery',
  'lodash',
  'moment',
  'prismjs',
  'react',
  'react-dom',
  'react-inlinesvg',
  'react-redux',
  'react-router',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'redux',
  'rxjs',
  'rxjs/operators',
  'slate',
  'slate-plain-serializer',
  'slate-react',
];

/** Every module that Grafana shares with plugins and that must therefore not be bundled. */
export const sharedModules: SharedModule[] = [
  ...sameName.map((request) => ({ request, provided: request })),
  // Grafana's `react-router-dom` is version 5; version 6 of it, complete, is what Grafana calls `react-router`.
  { request: 'react-router-dom', provided: 'react-router' },
];

export const externals: Configuration['externals'] = [
  // The loader's own module object: it knows the address from which the plugin was loaded.
  { 'amd-module': 'module' },
  Object.fromEntries(sharedModules.map(({ request, provided }) => [request, provided])),
];
