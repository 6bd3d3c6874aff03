import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { catalogue, signalById } from '../../core/signals/catalogue';
import { defaultInWords, levelsInWords } from './levelsInWords';

const settings = bundledSettings();

describe('the numbers of a signal in a line', () => {
  it.each([
    ['sync-slow', 'warning 8 s for 15m, critical 14 s for 5m'],
    ['sync-failing', 'warning 3 (failed syncs in 15 minutes) for 8m'],
    ['many-instances-down', 'critical 10 % (and at least 3 nodes) for'],
    ['network-programming-slow', 'warning 30 s (share of slow changes 1 %) for'],
  ] as const)('of %s are %s', (id, words) => {
    expect(levelsInWords(signalById(id), settings)).toContain(words);
    expect(defaultInWords(signalById(id))).toContain(words);
  });

  it('keep the capital letter of a Service', () => {
    expect(defaultInWords(signalById('no-local-endpoints'))).toContain('info 0 (Services on a node) for');
  });

  it('are the defaults as long as nobody changed them', () => {
    for (const signal of catalogue.filter(({ isOffByDefault }) => isOffByDefault !== true)) {
      expect(levelsInWords(signal, settings)).toBe(defaultInWords(signal));
    }
  });

  it('say what is none while it is typed, and what is off', () => {
    const typed = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: NaN } });
    expect(levelsInWords(signalById('sync-slow'), typed)).toContain('warning no number for 15m');
    const off = withLevel(settings, 'sync-failing', 'warning', { enabled: false });
    expect(levelsInWords(signalById('sync-failing'), off)).toBe('all levels are off');
  });
});
