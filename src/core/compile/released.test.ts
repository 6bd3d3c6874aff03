import { bundledSettings } from '../settings/bundledSettings';
import { ruleFingerprint } from './comparableRule';
import { compileGrafanaRules } from './grafanaRules';
import { isReleased, managed, managedGroup, released, releasedGroup } from './released';

const [rule] = compileGrafanaRules(bundledSettings()).flatMap(({ rules }) => rules);

describe('a released rule', () => {
  it('has no label that locks it, and is as it was once it is managed again', () => {
    if (rule === undefined) {
      throw new Error('Something is compiled');
    }
    const free = released(rule);
    expect(isReleased(rule)).toBe(false);
    expect(isReleased({})).toBe(false);
    expect(isReleased(free)).toBe(true);
    expect(Object.keys(free.labels ?? {})).not.toContain('__grafana_origin');
    expect(managed(free)).toEqual(rule);
    expect(ruleFingerprint(managed(free))).toBe(ruleFingerprint(rule));
  });

  it('has a group of its own, and knows the way back', () => {
    expect(releasedGroup('programming')).toBe('programming-released');
    expect(releasedGroup(releasedGroup('programming'))).toBe('programming-released');
    expect(managedGroup(releasedGroup('programming'))).toBe('programming');
    expect(managedGroup('programming')).toBe('programming');
  });
});
