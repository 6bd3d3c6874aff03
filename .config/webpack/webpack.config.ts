import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { SubresourceIntegrityPlugin } from 'webpack-subresource-integrity';
import { externals } from './externals';

/** How to build: for people (`production`) or for a person at work on the plugin. */
export interface BuildOptions {
  production: boolean;
  /** Date that replaces `%TODAY%`, `YYYY-MM-DD`. */
  today: string;
}

const root = resolve(__dirname, '../..');

function field(file: string, name: string): string {
  const content: Record<string, unknown> = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const value = content[name];
  if (typeof value !== 'string') {
    throw new Error(`${file} has no "${name}": the build needs it.`);
  }
  return value;
}

/**
 * webpack's configuration, by the conventions of @grafana/create-plugin: one AMD entry that Grafana's loader understands,
 * everything else in lazy chunks.
 */
export function webpackConfig({ production, today }: BuildOptions): Configuration {
  const pluginId = field('plugin.json', 'id');
  const version = field('package.json', 'version');

  const fillIn = (content: Buffer) =>
    content
      .toString()
      .replaceAll('%VERSION%', version)
      .replaceAll('%TODAY%', today)
      .replaceAll('%PLUGIN_ID%', pluginId);

  const fillInMetadata = (content: Buffer) => {
    const metadata: object = JSON.parse(fillIn(content));
    return `${JSON.stringify({ ...metadata, buildMode: production ? 'production' : 'development' }, undefined, 2)}\n`;
  };

  return {
    mode: production ? 'production' : 'development',
    context: join(root, 'src'),
    entry: { module: ['./publicPath.ts', './module.tsx'] },
    devtool: production ? 'source-map' : 'inline-source-map',
    target: ['web', 'es2022'],
    externals,
    externalsType: 'amd',
    output: {
      clean: true,
      path: join(root, 'dist'),
      filename: '[name].js',
      chunkFilename: production ? '[name].js?_cache=[contenthash]' : '[name].js',
      library: { type: 'amd' },
      // `publicPath.ts` replaces it by the address from which Grafana really loaded the plugin.
      publicPath: `public/plugins/${pluginId}/`,
      uniqueName: pluginId,
      crossOriginLoading: 'anonymous',
    },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: {
                target: 'es2022',
                parser: { syntax: 'typescript', tsx: true },
                transform: { react: { runtime: 'automatic', development: false } },
              },
            },
          },
        },
      ],
    },
    optimization: {
      // Names of chunks tell their content in the size table and in bug reports.
      chunkIds: 'named',
      moduleIds: 'deterministic',
    },
    performance: { hints: false },
    infrastructureLogging: { level: 'warn' },
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          { from: join(root, 'plugin.json'), to: 'plugin.json', transform: fillInMetadata },
          { from: join(root, 'src/README.md'), to: 'README.md', transform: fillIn },
          { from: join(root, 'CHANGELOG.md'), to: 'CHANGELOG.md' },
          { from: join(root, 'LICENSE'), to: 'LICENSE', toType: 'file' },
          { from: join(root, 'src/img'), to: 'img', globOptions: { ignore: ['**/*.md'] } },
          ...(existsSync(join(root, 'dashboards'))
            ? [{ from: join(root, 'dashboards/*.json'), to: 'dashboards/[name][ext]' }]
            : []),
        ],
      }),
      new SubresourceIntegrityPlugin({ hashFuncNames: ['sha256'], enabled: production }),
    ],
  };
}

export default webpackConfig;
