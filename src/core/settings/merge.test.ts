import { withLevel, withNewSource, withSourceChange } from './edit';
import { withClusterParameters, withoutSource, withStance } from './editClusters';
import { merged, threeWayChanges } from './merge';
import { defaultSettings } from './parse';

const base = withNewSource({ ...defaultSettings(), revision: 3 }, 'aaaaaa', 'Prometheus', 'prom');
const theirsFrom = (settings: typeof base) => ({ ...settings, revision: 4 });
const slow = (settings: typeof base, severity: 'warning' | 'critical', threshold: number) =>
  withLevel(settings, 'sync-slow', severity, { parameters: { threshold } });

describe('two versions that began from the same settings', () => {
  it('are merged field by field, and the revision is theirs', () => {
    const theirs = theirsFrom(slow(base, 'warning', 9));
    expect(merged(base, theirs, slow(base, 'critical', 13))).toEqual(slow(theirs, 'critical', 13));
  });

  it('have my value where both changed it', () => {
    const theirs = theirsFrom(slow(base, 'warning', 9));
    expect(merged(base, theirs, slow(base, 'warning', 10))).toEqual(slow(theirs, 'warning', 10));
  });

  it('keep what they forgot forgotten, unless I changed it', () => {
    const before = slow(slow(base, 'warning', 5), 'critical', 10);
    const theirs = theirsFrom(base);
    expect(merged(before, theirs, before)).toEqual(theirs);
    expect(merged(before, theirs, slow(before, 'warning', 6))?.signals).toEqual({
      'sync-slow': {
        levels: { warning: { parameters: { threshold: 6 } }, critical: { parameters: { threshold: 10 } } },
      },
    });
  });

  it('have the sources and clusters of both, told apart by their id', () => {
    const theirs = theirsFrom(withNewSource(withStance(base, 'aaaaaa', 'edge', 'expected'), 'bbbbbb', 'B', 'b'));
    const at = { sourceId: 'aaaaaa', cluster: 'prod', signal: 'sync-slow', severity: 'warning' } as const;
    const mine = withClusterParameters(withNewSource(base, '000001', 'C', 'c'), at, { threshold: 5 });
    const both = merged(base, theirs, mine);
    expect(both?.sources.map(({ id }) => id)).toEqual(['aaaaaa', 'bbbbbb', '000001']);
    expect(Object.keys(both?.sources[0]?.clusters ?? {})).toEqual(['edge', 'prod']);
  });

  it('have the node count of one of them as a whole: a number and the unit of the other would be what nobody wants', () => {
    const counting = (value: number, unit: 'nodes' | 'percent') => ({
      ...base,
      sources: base.sources.map((source) => ({
        ...source,
        expectedNodes: { ...source.expectedNodes, tolerance: { value, unit } },
      })),
    });
    const theirs = theirsFrom(counting(5, 'percent'));
    expect(merged(base, theirs, counting(2, 'nodes'))?.sources[0]?.expectedNodes.tolerance).toEqual({
      value: 2,
      unit: 'nodes',
    });
  });

  it('lose a source that either removed, but not one that I worked on', () => {
    const without = withoutSource(base, 'aaaaaa');
    expect(merged(base, theirsFrom(without), base)?.sources).toEqual([]);
    expect(merged(base, theirsFrom(withSourceChange(base, 'aaaaaa', { name: 'B' })), without)?.sources).toEqual([]);
    const worked = withSourceChange(base, 'aaaaaa', { clusterLabel: 'k8s' });
    expect(merged(base, theirsFrom(without), worked)?.sources).toEqual(worked.sources);
  });

  it('are not merged while mine holds what cannot be stored', () => {
    expect(merged(base, theirsFrom(base), slow(base, 'warning', NaN))).toBeUndefined();
  });

  it('are told in words, with what both changed', () => {
    const theirs = theirsFrom(slow(slow(base, 'warning', 9), 'critical', 12));
    expect(threeWayChanges(base, theirs, slow(base, 'critical', 13))).toEqual([
      { what: 'Slow rule sync, warning: mean time of a sync', base: '8 s', theirs: '9 s', mine: '8 s', isClash: false },
      {
        what: 'Slow rule sync, critical: mean time of a sync',
        base: '14 s',
        theirs: '12 s',
        mine: '13 s',
        isClash: true,
      },
    ]);
  });
});
