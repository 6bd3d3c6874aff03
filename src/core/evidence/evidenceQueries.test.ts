import { parseQuery } from '../../../tests/promql/syntax';
import { bundledSettings } from '../settings/bundledSettings';
import { withLevel } from '../settings/edit';
import { type Settings, type Source } from '../settings/schema';
import { catalogue, signalById } from '../signals/catalogue';
import { evidenceQueries, everyLevel, type EvidenceQueries } from './evidenceQueries';
import { evidenceRange } from './evidenceRange';
import { lowestThreshold } from './lowestThreshold';

const settings = bundledSettings();

function sourceOf(of: Settings, clusters: Source['clusters'] = {}): Source {
  const [source] = of.sources;
  if (source === undefined) {
    throw new Error('The bundled settings have a source');
  }
  return { ...source, clusters };
}
const source = sourceOf(settings);

/** @throws Error where there is nothing to ask */
function asked(...of: Parameters<typeof evidenceQueries>): EvidenceQueries {
  const queries = evidenceQueries(...of);
  if (typeof queries === 'string') {
    throw new Error(queries);
  }
  return queries;
}

describe('the queries of a signal’s evidence', () => {
  it.each(catalogue.map((signal) => [signal.id, signal] as const))('of %s are PromQL', (_, signal) => {
    const {
      targets,
      worstNow = 'vector(0)',
      worst = 'vector(0)',
      violating,
      unnamed = {},
    } = asked(signal, settings, source, 0.5);
    [targets, worstNow, worst, ...Object.values(violating), ...Object.values(unnamed)].forEach((text) =>
      expect(() => parseQuery(text)).not.toThrow()
    );
  });

  it('ask once at the floor where the number only compares', () => {
    const { violating } = asked(signalById('sync-slow'), settings, source, 4);
    expect(Object.keys(violating)).toEqual([everyLevel]);
    expect(violating[everyLevel]).toContain('> 4');
    expect(violating[everyLevel]).not.toContain('> 8');
  });

  it('ask all clusters at the same floor, whatever numbers they have', () => {
    const own = { 'sync-slow': { levels: { warning: { parameters: { threshold: 12 } } } } };
    const apart = sourceOf(settings, { edge: { kubeProxy: true, signals: own } });
    expect(asked(signalById('sync-slow'), settings, apart, 4).violating[everyLevel]).not.toContain('12');
  });

  it('ask a signal as it is where a cluster differs in another number than the drawn one', () => {
    const own = { 'many-instances-down': { levels: { critical: { parameters: { atLeast: 7 } } } } };
    const apart = sourceOf(settings, { edge: { kubeProxy: true, signals: own } });
    expect(asked(signalById('many-instances-down'), settings, source, 0.05).preview).toBe('in the browser');
    const { preview, violating } = asked(signalById('many-instances-down'), settings, apart, 0.05);
    expect(preview).toBe('by query');
    expect(violating['critical']).toContain('>= 7');
  });

  it('ask each level as it is where the number is an offset', () => {
    const changed = withLevel(settings, 'rules-stale', 'critical', { parameters: { queuedFor: 90 } });
    const { preview, violating, floor } = asked(signalById('rules-stale'), changed, source, 45);
    expect([preview, floor]).toEqual(['by query', undefined]);
    expect(violating['critical']).toContain('offset 90s');
  });

  it('are about what would happen where a signal is off', () => {
    const off = { ...settings, signals: { down: { enabled: false } } };
    expect(asked(signalById('down'), off, source, undefined).violating['critical']).toBeDefined();
  });

  describe('where alerts read recorded series', () => {
    const recording = { ...settings, recording: { ...settings.recording, enabled: true } };

    it('are about raw ones, since nothing was recorded before it is switched on', () => {
      catalogue.forEach((signal) => {
        const { recorded: _, ...raw } = asked(signal, recording, source, 4);
        expect(raw).toEqual(asked(signal, settings, source, 4));
      });
    });

    it('are there about the recorded ones too, together with how to see whether they are old enough', () => {
      const { recorded } = asked(signalById('sync-slow'), recording, source, 4);
      expect(recorded?.violating[everyLevel]).toContain('sync_duration_seconds:mean4m{');
      expect(recorded?.targets).toContain('cluster:kubeproxy_targets:count{');
      expect(recorded?.aDayAgo).toBe(
        `count(cluster:kubeproxy_targets:count{kubeproxy_source="${source.id}"} offset 1d)`
      );
    });

    it('are none about recorded ones where the alert reads none', () => {
      expect(asked(signalById('rules-stale'), recording, source, undefined).recorded).toBeUndefined();
    });

    it('are none about recorded ones where these are written into another data source', () => {
      const elsewhere = { ...settings, recording: { enabled: true, targetDatasourceUid: 'other' } };
      expect(asked(signalById('sync-slow'), elsewhere, source, 4).recorded).toBeUndefined();
    });
  });

  it('count the kube-proxies of a source in the same way for every signal', () => {
    expect(new Set(catalogue.map((signal) => asked(signal, settings, source, 1).targets)).size).toBe(1);
  });

  it('are none where every level is off, no cluster has kube-proxy, or no number can be used', () => {
    const levelsOff = { ...settings, signals: { 'rules-stale': { levels: { critical: { enabled: false } } } } };
    expect(evidenceQueries(signalById('rules-stale'), levelsOff, source, 30)).toBe('every level is off');
    const typed = withLevel(settings, 'rules-stale', 'critical', { parameters: { queuedFor: NaN } });
    expect(evidenceQueries(signalById('rules-stale'), typed, source, undefined)).toBe('no usable number');
    const none = withLevel(settings, 'never-synced', 'critical', { parameters: { threshold: 1e9 } });
    expect(evidenceQueries(signalById('never-synced'), none, source, 300)).toBe('no usable number');
  });

  it('leave out a level that cannot be asked for, and keep the other', () => {
    const typed = withLevel(settings, 'network-programming-slow', 'warning', { parameters: { share: NaN } });
    expect(Object.keys(asked(signalById('network-programming-slow'), typed, source, 15).violating)).toEqual([
      'critical',
    ]);
  });
});

describe('the lowest threshold', () => {
  const syncSlow = signalById('sync-slow');

  it('is that of the levels and of the clusters with a number of their own', () => {
    const own = { 'sync-slow': { levels: { warning: { parameters: { threshold: 2 } } } } };
    expect(lowestThreshold(syncSlow, settings, source)).toBe(8);
    expect(lowestThreshold(syncSlow, settings, sourceOf(settings, { edge: { kubeProxy: true, signals: own } }))).toBe(
      2
    );
  });

  it('leaves out what is no usable number while it is typed', () => {
    const typed = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: NaN } });
    expect(lowestThreshold(syncSlow, typed, source)).toBe(14);
  });

  it('is none where no number is drawn', () => {
    expect(lowestThreshold(signalById('down'), settings, source)).toBeUndefined();
  });
});

describe('the past that is asked for', () => {
  it.each([
    [18, 168, 300],
    [1000, 168, 600],
    [1001, 24, 600],
    [2501, 6, 600],
    [2501, 24, 600, true],
  ])('of %i nodes is %i hours in steps of %i s', (nodes, hours, stepSeconds, isRecorded = false) => {
    const range = evidenceRange(nodes, 1_700_000_123_456, isRecorded);
    expect(range).toMatchObject({ hours, stepSeconds });
    expect(range.to - range.from).toBe(hours * 3600_000);
    expect(range.from % (stepSeconds * 1000)).toBe(0);
  });
});
