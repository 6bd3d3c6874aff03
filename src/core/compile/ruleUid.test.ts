import { bundledSettings } from '../settings/bundledSettings';
import { compileRules } from './rules';
import { ruleUidParts } from './ruleUid';

describe('the uid of a rule', () => {
  it('tells its source and its signal', () => {
    for (const { uid, source, signal } of compileRules(bundledSettings())) {
      expect(ruleUidParts(uid)).toEqual({ sourceId: source.id, signalId: signal.id });
    }
  });

  it.each(['theirs', 'kpm-x', 'kpm-prom01-c', 'kpm-prom01-down-x'])('%s is none of the plugin', (uid) => {
    expect(ruleUidParts(uid)).toBeUndefined();
  });
});
