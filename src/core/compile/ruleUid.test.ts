import { bundledSettings } from '../settings/bundledSettings';
import { compileRules } from './rules';
import { ruleUid, ruleUidParts, sourceIdOfRule } from './ruleUid';

describe('the uid of a rule', () => {
  it('tells its source and its signal', () => {
    for (const { uid, source, signal } of compileRules(bundledSettings())) {
      expect(ruleUidParts(uid)).toEqual({ sourceId: source.id, signalId: signal.id });
    }
  });

  it('tells the level by its first letter', () => {
    expect(ruleUid({ id: 'prom01' }, { id: 'sync-slow' }, 'warning')).toBe('kpm-prom01-sync-slow-w');
  });

  it.each([
    'theirs',
    'kpm-x',
    'kpm-prom01-c',
    'kpm-prom01-down-x',
    'kpm-prom-down-c',
    'kpm-prom01-down-c2',
    'my-kpm-prom01-down-c',
  ])('%s is no alert of the plugin', (uid) => {
    expect(ruleUidParts(uid)).toBeUndefined();
  });

  it('tells the source of what records as well', () => {
    expect(sourceIdOfRule('kpm-prom01-down-c')).toBe('prom01');
    expect(sourceIdOfRule('kpm-prom01-running-r')).toBe('prom01');
    expect(sourceIdOfRule('my-kpm-prom01-down-c')).toBeUndefined();
    expect(sourceIdOfRule('kpm-prom012-down-c')).toBeUndefined();
  });
});
