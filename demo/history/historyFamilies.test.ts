import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { compileRules } from '../../src/core/compile/rules';
import { bundledSettings, withSource } from '../../src/core/settings/bundledSettings';
import { keptOfLastDay } from './historyFamilies';

const chosenBuckets = /(\w+)_bucket\{[^}]*?\ble=~"([^"]+)"/g;

/** Families of which only some buckets are read, with the bounds of those, as PromQL has them. */
function readBounds(text: string): Array<[family: string, bound: number]> {
  return [...text.matchAll(chosenBuckets)].flatMap(([, family = '', pattern = '']) =>
    pattern
      .replaceAll('(\\\\.0)?', '')
      .replaceAll('\\', '')
      .split('|')
      .map((bound): [string, number] => [family, bound === '+Inf' ? Infinity : Number(bound)])
  );
}

it('keeps every bucket that a rule or a panel chooses', () => {
  const settings = withSource(bundledSettings());
  const dashboards = JSON.stringify(compileDashboards(settings)).replace(/\\(.)/g, '$1');
  const read = [...compileRules(settings).map(({ expression }) => expression.text), dashboards].flatMap(readBounds);
  expect(read.length).toBeGreaterThan(10);
  expect(read.filter(([, bound]) => Number.isNaN(bound))).toEqual([]);
  expect(read.filter(([family, bound]) => keptOfLastDay.buckets?.(family, bound) !== true)).toEqual([]);
});
