import { changesWhatIsApplied } from './changesWhatIsApplied';
import { withLevel, withNewSource, withSignalEnabled } from './edit';
import { defaultSettings } from './parse';

const withOne = withNewSource(defaultSettings(), 'aaaaaa', 'Prometheus', 'prom');

describe('a change of settings', () => {
  it('leaves nothing to apply when nothing that is compiled changes', () => {
    expect(changesWhatIsApplied(withOne, { ...withOne, revision: 7 })).toBe(false);
  });

  it('changes rules with the number of a level', () => {
    const changed = withLevel(withOne, 'sync-slow', 'warning', { parameters: { threshold: 5 } });
    expect(changesWhatIsApplied(withOne, changed)).toBe(true);
  });

  it('changes groups with the interval, although no rule is another', () => {
    const often = { ...withOne, alerting: { ...withOne.alerting, keepFiringFor: '0s', intervalSeconds: 120 } };
    const before = { ...withOne, alerting: { ...withOne.alerting, keepFiringFor: '0s' } };
    expect(changesWhatIsApplied(before, often)).toBe(true);
  });

  it('moves dashboards with their folder', () => {
    expect(changesWhatIsApplied(withOne, { ...withOne, dashboards: { folderUid: 'team-a' } })).toBe(true);
  });

  it.each([true, false])('changes rules with a signal that is switched off or on again', (isOff) => {
    const without = withSignalEnabled(withOne, 'sync-slow', false);
    expect(isOff ? changesWhatIsApplied(withOne, without) : changesWhatIsApplied(without, withOne)).toBe(true);
  });
});
