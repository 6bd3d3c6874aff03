import { foundIn } from '../found/found';
import { newSource } from '../settings/bundledSettings';
import { doubledIn } from './doubled';

const [first, second] = [newSource('aaaaaa', 'First', 'prom'), newSource('bbbbbb', 'Second', 'prom')];
const seen = (...clusters: string[]) =>
  foundIn(first, {
    targets: clusters.map((cluster) => ({ labels: { cluster }, value: 3 })),
    daemonset: [{ labels: { cluster: 'elsewhere' }, value: 3 }],
  });

describe('clusters that two sources watch', () => {
  it('are named, for their alerts come twice', () => {
    const found = { aaaaaa: seen('edge', 'prod'), bbbbbb: seen('prod') };
    expect(doubledIn(first, [first, second], found)).toEqual([
      'prod is watched by “Second” as well, in the same data source: every alert comes twice.',
    ]);
  });

  it('are none while it is not known, or where one of the sources leaves the cluster out', () => {
    expect(doubledIn(first, [first, second], { aaaaaa: seen('prod') })).toEqual([]);
    const without = { ...second, clusters: { prod: { kubeProxy: false } } };
    expect(doubledIn(first, [first, without], { aaaaaa: seen('prod'), bbbbbb: seen('prod') })).toEqual([]);
  });

  it('are not guessed where two data sources have no cluster label', () => {
    const found = { aaaaaa: seen(''), bbbbbb: seen('') };
    expect(doubledIn(first, [first, { ...second, datasourceUid: 'other' }], found)).toEqual([]);
    expect(doubledIn(first, [first, second], found)).toHaveLength(1);
  });
});
