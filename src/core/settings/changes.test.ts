import { settingsChanges } from './changes';
import { withLevel, withNewSource, withSignalEnabled, withSourceChange } from './edit';
import { defaultSettings } from './parse';

const withOne = withNewSource(defaultSettings(), 'aaaaaa', 'Prometheus', 'prom');

describe('changes of settings in words', () => {
  it('are none between equal settings', () => {
    expect(settingsChanges(withOne, withOne)).toEqual([]);
  });

  it('name the signal, the level and the number with its unit', () => {
    const after = withLevel(withOne, 'sync-slow', 'warning', { for: '20m', parameters: { threshold: 5 } });
    expect(settingsChanges(withOne, after)).toEqual([
      { what: 'Slow rule sync, warning: mean time of a sync', before: '8 s', after: '5 s' },
      { what: 'Slow rule sync, warning: for', before: '15m', after: '20m' },
    ]);
  });

  it('write a ratio in per cent', () => {
    const after = withLevel(withOne, 'api-server-errors', 'warning', { parameters: { threshold: 0.25 } });
    expect(settingsChanges(withOne, after)).toEqual([
      { what: 'API server errors, warning: failed requests', before: '10 %', after: '25 %' },
    ]);
  });

  it('say that a signal is switched off, once', () => {
    expect(settingsChanges(withOne, withSignalEnabled(withOne, 'sync-slow', false))).toEqual([
      { what: 'Slow rule sync', before: 'on', after: 'off' },
    ]);
  });

  it('name a source that is added and what changes in one', () => {
    expect(settingsChanges(defaultSettings(), withOne)).toEqual([
      { what: 'Data source', before: 'none', after: 'Prometheus (prom)' },
    ]);
    const after = withSourceChange(withOne, 'aaaaaa', {
      expectedNodes: {
        mode: 'fixed',
        fixed: 12,
        tolerance: { value: 5, unit: 'percent' },
        graceMinutes: 10,
        excludeTaints: [],
      },
    });
    expect(settingsChanges(withOne, after)).toEqual([
      {
        what: 'Prometheus: expected nodes',
        before: 'automatic, 0 nodes may be missing, new nodes have 15 min',
        after: '12 nodes, 5 % may be missing, new nodes have 10 min',
      },
    ]);
  });
});
