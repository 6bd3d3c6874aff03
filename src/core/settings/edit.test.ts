import { effectiveLevels } from './effective';
import {
  isDefault,
  sourceIdFrom,
  withLevel,
  withNewSource,
  withSignalDefaults,
  withSignalEnabled,
  withSourceChange,
} from './edit';
import { defaultSettings, parseSettings } from './parse';
import { settingsSchema } from './schema';
import { signalById } from '../signals/catalogue';
import * as v from 'valibot';

const slow = (threshold: number) => withLevel(defaultSettings(), 'sync-slow', 'warning', { parameters: { threshold } });

describe('editing settings', () => {
  it('keeps only what differs from the default', () => {
    expect(slow(5).signals).toEqual({ 'sync-slow': { levels: { warning: { parameters: { threshold: 5 } } } } });
  });

  it('forgets a value that is the default again', () => {
    const back = withLevel(slow(5), 'sync-slow', 'warning', { parameters: { threshold: 8 } });
    expect(back).toEqual(defaultSettings());
  });

  it('leaves the other level, and the other values of a level, as they are', () => {
    const both = withLevel(slow(5), 'sync-slow', 'critical', { for: '2m' });
    const lasting = withLevel(both, 'sync-slow', 'warning', { for: '20m' });
    expect(lasting.signals['sync-slow']).toEqual({
      levels: { warning: { for: '20m', parameters: { threshold: 5 } }, critical: { for: '2m' } },
    });
  });

  it('switches a signal off and on again without losing its numbers', () => {
    const off = withSignalEnabled(slow(5), 'sync-slow', false);
    expect(effectiveLevels(signalById('sync-slow'), off).some(({ enabled }) => enabled)).toBe(false);
    expect(withSignalEnabled(off, 'sync-slow', true)).toEqual(slow(5));
  });

  it('takes a signal back to its defaults but for keys that nobody knows', () => {
    const stored = v.parse(settingsSchema, {
      signals: {
        'sync-slow': { enabled: false, note: 'kept', levels: { page: { for: '1m' }, warning: { for: '1m' } } },
      },
    });
    expect(withSignalDefaults(stored, 'sync-slow').signals['sync-slow']).toEqual({
      note: 'kept',
      levels: { page: { for: '1m' } },
    });
    expect(withSignalDefaults(slow(5), 'sync-slow')).toEqual(defaultSettings());
  });

  it('knows whether anything about a signal was changed', () => {
    expect(isDefault(defaultSettings(), 'sync-slow')).toBe(true);
    expect(isDefault(slow(5), 'sync-slow')).toBe(false);
    expect(isDefault(withSignalEnabled(defaultSettings(), 'down', false), 'down')).toBe(false);
  });

  it('changes one source of several', () => {
    const two = withNewSource(withNewSource(defaultSettings(), 'aaaaaa', 'A', 'a'), 'bbbbbb', 'B', 'b');
    const changed = withSourceChange(two, 'bbbbbb', { clusterLabel: 'k8s_cluster' });
    expect(changed.sources.map(({ clusterLabel }) => clusterLabel)).toEqual(['cluster', 'k8s_cluster']);
  });

  it.each([[[0, 1, 2, 253, 254, 255]], [[17, 99, 180, 36, 72, 5]]])('makes a valid source id of %p', (bytes) => {
    const withSource = withNewSource(defaultSettings(), sourceIdFrom(Uint8Array.from(bytes)), 'A', 'a');
    expect(parseSettings(withSource).kind).toBe('usable');
  });

  it('switches a signal on that is off by default, and off again without a trace', () => {
    const on = withSignalEnabled(defaultSettings(), 'no-local-endpoints', true);
    expect(on.signals).toEqual({ 'no-local-endpoints': { enabled: true } });
    expect(isDefault(on, 'no-local-endpoints')).toBe(false);
    expect(effectiveLevels(signalById('no-local-endpoints'), on)).toMatchObject([{ enabled: true }]);
    expect(withSignalEnabled(on, 'no-local-endpoints', false)).toEqual(defaultSettings());
    expect(effectiveLevels(signalById('no-local-endpoints'), defaultSettings())).toMatchObject([{ enabled: false }]);
  });
});
