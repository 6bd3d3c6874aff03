import fc from 'fast-check';

import { toSampleGrid } from '../backtest/sampleGrid';
import { bundledSettings } from '../settings/bundledSettings';
import { draftFindings } from '../settings/draftFindings';
import { withLevel, withSourceChange } from '../settings/edit';
import { type Source } from '../settings/schema';
import { catalogue, signalById } from '../signals/catalogue';
import { needsADayOfData, suggestionFor, withSuggestion } from './suggestionFor';

const hour = 3600;
const settings = bundledSettings();
const syncSlow = signalById('sync-slow');

/** Two days of these values, one an hour. */
function days(...values: number[]) {
  const times = Array.from({ length: 48 }, (_, index) => index * hour * 1000);
  const all = times.map((_, index) => values[index % values.length] ?? NaN);
  return toSampleGrid([{ labels: {}, times, values: all }], { from: 0, to: 47 * hour * 1000, stepSeconds: hour });
}

function withOwnNumbers(signals: Source['clusters'][string]['signals']) {
  const [source] = settings.sources;
  return withSourceChange(settings, source?.id ?? '', { clusters: { edge: { kubeProxy: true, signals } } });
}

describe('the suggested numbers', () => {
  it('are for all levels, with a reason', () => {
    const suggestion = suggestionFor(syncSlow, settings, days(1));
    expect(suggestion).toEqual({
      parameterId: 'threshold',
      levels: [
        { severity: 'warning', value: 4 },
        { severity: 'critical', value: 8 },
      ],
      reason: '4 × your busiest hour (1 s)',
      isPresent: false,
    });
  });

  it('leave a level alone that is off', () => {
    const half = withLevel(settings, 'sync-slow', 'critical', { enabled: false });
    expect(suggestionFor(syncSlow, half, days(1))?.levels).toEqual([{ severity: 'warning', value: 4 }]);
  });

  it('say so where they are the present ones', () => {
    const suggestion = suggestionFor(syncSlow, settings, days(1));
    const used = suggestion === undefined ? settings : withSuggestion(settings, syncSlow, suggestion);
    expect(suggestionFor(syncSlow, used, days(1))?.isPresent).toBe(true);
  });

  it('are none where no number is drawn, or nothing was measured', () => {
    expect(suggestionFor(signalById('down'), settings, days(1))).toBeUndefined();
    expect(suggestionFor(syncSlow, settings, undefined)).toBeUndefined();
  });

  it('are missing for want of a day of data only where a number is drawn', () => {
    const short = toSampleGrid([{ labels: {}, times: [0], values: [1] }], { from: 0, to: hour, stepSeconds: hour });
    expect(needsADayOfData(syncSlow, settings, short)).toBe(true);
    expect(needsADayOfData(syncSlow, settings, days(1))).toBe(false);
    expect(needsADayOfData(signalById('down'), settings, short)).toBe(false);
    expect(needsADayOfData(syncSlow, settings, undefined)).toBe(false);
  });

  it('are none where they would contradict a number that a cluster has of its own', () => {
    const own = withOwnNumbers({ 'sync-slow': { levels: { warning: { parameters: { threshold: 12 } } } } });
    expect(suggestionFor(syncSlow, own, days(1))).toBeUndefined();
    expect(suggestionFor(syncSlow, own, days(3.5))).toBeDefined();
  });

  it('can be saved, whatever was measured and whatever is set', () => {
    const drawn = catalogue.filter(({ line }) => line !== undefined);
    const measured = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    let suggested = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...drawn),
        fc.array(measured, { minLength: 1, maxLength: 4 }),
        fc.option(fc.double({ min: 0, max: 20, noNaN: true }), { nil: undefined }),
        fc.boolean(),
        (signal, values, threshold, isOwn) => {
          const [severity = 'warning'] = signal.levels.map((level) => level.severity);
          const parameters = threshold === undefined ? {} : { [signal.line ?? '']: threshold };
          const own = { [signal.id]: { levels: { [severity]: { parameters } } } };
          const before = isOwn ? withOwnNumbers(own) : withLevel(settings, signal.id, severity, { parameters });
          const suggestion = suggestionFor(signal, before, days(...values));
          if (suggestion !== undefined && !suggestion.isPresent) {
            suggested += 1;
            expect(draftFindings(withSuggestion(before, signal, suggestion))).toEqual([]);
          }
        }
      ),
      { numRuns: 500, seed: 7 }
    );
    expect(suggested).toBeGreaterThan(100);
  });
});
