import { changesRules } from './changesRules';
import { withLevel, withNewSource, withSignalEnabled } from './edit';
import { defaultSettings } from './parse';

const withOne = withNewSource(defaultSettings(), 'aaaaaa', 'Prometheus', 'prom');

describe('a change of settings', () => {
  it('changes no rule when nothing that is compiled changes', () => {
    expect(changesRules(withOne, { ...withOne, revision: 7 })).toBe(false);
  });

  it('changes rules with the number of a level', () => {
    const changed = withLevel(withOne, 'sync-slow', 'warning', { parameters: { threshold: 5 } });
    expect(changesRules(withOne, changed)).toBe(true);
  });

  it.each([true, false])('changes rules with a signal that is switched off or on again', (isOff) => {
    const without = withSignalEnabled(withOne, 'sync-slow', false);
    expect(isOff ? changesRules(withOne, without) : changesRules(without, withOne)).toBe(true);
  });
});
