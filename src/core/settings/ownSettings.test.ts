import { bundledSettings } from './bundledSettings';
import { withLevel } from './edit';
import { ownSettings, ownSettingsOfRules } from './ownSettings';
import { type Settings } from './schema';

const settings = bundledSettings();
const [source] = settings.sources;
const of = (given: Settings) => {
  const [first] = given.sources;
  if (first === undefined) {
    throw new Error('There is a source');
  }
  return ownSettingsOfRules(given, first, ['sync-slow', 'instance-down']);
};
const withSourceKeys = (keys: object): Settings => ({
  ...settings,
  sources: settings.sources.map((one) => ({ ...one, ...keys })),
});

describe('what the user chose for a rule', () => {
  it('changes with its signal and with those that explain it', () => {
    expect(of(withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: 9 } }))).not.toBe(of(settings));
    expect(of(withLevel(settings, 'instance-down', 'warning', { for: '9m' }))).not.toBe(of(settings));
  });

  it('stays with another signal, the name of the source and the number of saves', () => {
    expect(of(withLevel(settings, 'rules-stale', 'critical', { for: '9m' }))).toBe(of(settings));
    expect(of({ ...withSourceKeys({ name: 'Mimir' }), revision: 7 })).toBe(of(settings));
    const clusters = { a: { kubeProxy: true, signals: { 'rules-stale': { enabled: false } } } };
    const without = { a: { kubeProxy: true, signals: {} } };
    expect(of(withSourceKeys({ clusters }))).toBe(of(withSourceKeys({ clusters: without })));
  });

  it('changes with the source, a cluster’s own numbers and the contact point', () => {
    expect(source).toBeDefined();
    const others = [
      withSourceKeys({ datasourceUid: 'mimir' }),
      withSourceKeys({ clusters: { a: { kubeProxy: false } } }),
      { ...settings, alerting: { ...settings.alerting, contactPoint: 'on call' } },
      { ...settings, recording: { enabled: true } },
    ];
    expect(new Set([settings, ...others].map(of)).size).toBe(others.length + 1);
    expect(new Set([settings, ...others].map(ownSettings)).size).toBe(others.length + 1);
  });

  it('does not change with a key that a new version fills with its default', () => {
    expect(of(withSourceKeys({ histograms: undefined }))).toBe(of(settings));
  });
});
