import { newSource } from '../../core/settings/bundledSettings';
import { groupWords, sections, sourceWords } from './bySource';

const eu = newSource('eu0001', 'Europe', 'prom-eu');
const us = newSource('us0001', 'America', 'prom-us');
const slow = (source: string) => `kpm-${source}-sync-slow-w`;
const shown = (ids: string[], sources = [eu, us]) =>
  sections(ids, (id) => id, sources).map(({ title, items }) => [title, items]);

describe('things by source', () => {
  it('stand in the order of the settings, then under sources that are gone, then dashboards', () => {
    const group = 'kube-proxy-eu0001-programming';
    expect(shown(['kubeproxy-fleet', slow('old001'), slow('us0001'), slow('eu0001'), group])).toEqual([
      ['Europe', [slow('eu0001'), group]],
      ['America', [slow('us0001')]],
      ['Source old001, no longer in the settings', [slow('old001')]],
      ['Dashboards', ['kubeproxy-fleet']],
    ]);
  });

  it('keep apart two sources of the same name', () => {
    const namesake = newSource('us0002', 'America', 'prom-us-2');
    expect(shown([slow('us0001'), slow('us0002')], [us, namesake]).map(([title]) => title)).toEqual([
      'America (us0001)',
      'America (us0002)',
    ]);
  });

  it('name their source only where another one could be meant', () => {
    expect(sourceWords([slow('eu0001')], [eu])(slow('eu0001'))).toBe('');
    expect(sourceWords([slow('eu0001')], [eu, us])(slow('eu0001'))).toBe(' of Europe');
    expect(sourceWords([slow('eu0001'), slow('old001')], [eu])(slow('eu0001'))).toBe(' of Europe');
    expect(sourceWords([], [eu, us])('kubeproxy-fleet')).toBe('');
  });

  it('have groups that are called by their source and what is in them', () => {
    const words = groupWords([eu, us]);
    expect(words('kube-proxy-eu0001-control-plane')).toBe('Europe · Control plane');
    expect(words('kube-proxy-us0001-recording')).toBe('America · Recording rules');
    expect(words('kube-proxy-gone01-lifecycle')).toBe('Source gone01, no longer in the settings · Lifecycle');
    expect(words('somebody’s own')).toBe('somebody’s own');
  });
});
