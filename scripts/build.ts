/**
 * Builds the plugin into dist/.
 *
 *   npm run build                          production (the default; `--mode production` says so)
 *   npm run build -- --mode development    readable output, no integrity hashes
 *   npm run dev                            development, again after every change
 */
import { parseArgs } from 'node:util';
import webpack from 'webpack';
import { sharedModules } from '../.config/webpack/externals';
import { webpackConfig } from '../.config/webpack/webpack.config';
import { buildDate } from './build/buildDate';
import { faultsOf } from './build/builtPlugin';
import { sourceMapDifferences } from './build/sourceMaps';
import { inProject } from './projectRoot';

function modeOf(options: { mode?: string; watch: boolean }): 'production' | 'development' {
  const mode = options.mode ?? (options.watch ? 'development' : 'production');
  if (mode !== 'production' && mode !== 'development') {
    throw new Error(`--mode ${mode}: allowed are production and development.`);
  }
  return mode;
}

function report(stats: webpack.Stats): void {
  const failed = stats.hasErrors() || stats.hasWarnings();
  const text = stats.toString({ preset: failed ? 'errors-warnings' : 'none', colors: process.stdout.isTTY });
  console.log(text || `Built dist/ in ${((stats.endTime - stats.startTime) / 1000).toFixed(1)} s`);
}

function verify(builtFolder: string): string[] {
  // Grafana's loader calls the module object that AMD defines `module`.
  const provided = new Set([...sharedModules.map((shared) => shared.provided), 'module']);
  return [...faultsOf(builtFolder, provided), ...sourceMapDifferences(builtFolder, inProject('src'))];
}

function main(): void {
  const { values } = parseArgs({
    options: { mode: { type: 'string' }, watch: { type: 'boolean', default: false } },
  });
  const mode = modeOf(values);
  const compiler = webpack(webpackConfig({ production: mode === 'production', today: buildDate() }));

  if (values.watch) {
    compiler.watch({}, (error, stats) => {
      if (error) {
        console.error(error);
      } else if (stats) {
        report(stats);
      }
    });
    return;
  }

  compiler.run((error, stats) => {
    if (error || !stats) {
      console.error(error ?? 'webpack ended without a result.');
      process.exitCode = 1;
      return;
    }
    report(stats);
    const faults = mode === 'production' && !stats.hasErrors() ? verify(inProject('dist')) : [];
    faults.forEach((fault) => console.error(fault));
    compiler.close((closeError) => closeError && console.error(closeError));
    process.exitCode = stats.hasErrors() || stats.hasWarnings() || faults.length > 0 ? 1 : 0;
  });
}

main();
