import { changedRuleCount } from './changedRules';
import { withLevel, withNewSource, withSignalEnabled } from './edit';
import { defaultSettings } from './parse';

const withOne = withNewSource(defaultSettings(), 'aaaaaa', 'Prometheus', 'prom');

describe('alert rules that a change of settings concerns', () => {
  it('are none when nothing that is compiled changes', () => {
    expect(changedRuleCount(withOne, { ...withOne, revision: 7 })).toBe(0);
  });

  it('are the one of the level whose number changes', () => {
    expect(
      changedRuleCount(withOne, withLevel(withOne, 'sync-slow', 'warning', { parameters: { threshold: 5 } }))
    ).toBe(1);
  });

  it('are those of all levels of a signal that is switched off', () => {
    expect(changedRuleCount(withOne, withSignalEnabled(withOne, 'sync-slow', false))).toBe(2);
  });
});
