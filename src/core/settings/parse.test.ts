import { defaultSettings, parseSettings } from './parse';

const warningOf = (id: string, threshold: unknown) => ({
  signals: { [id]: { levels: { warning: { parameters: { threshold } } } } },
});

const withSource = (source: object) => ({ sources: [{ id: 'abc123', name: 'x', datasourceUid: 'p', ...source }] });

function errorsOf(stored: unknown) {
  const parsed = parseSettings(stored);
  return 'errors' in parsed ? parsed.errors : [];
}

describe('reading stored settings', () => {
  it.each([null, undefined, {}])('takes the defaults when %p is stored', (stored) => {
    expect(parseSettings(stored)).toEqual({ kind: 'usable', settings: defaultSettings(), notices: [] });
  });

  it('refuses settings of a newer version and says which', () => {
    expect(parseSettings({ schemaVersion: 2, whatever: true })).toEqual({ kind: 'from the future', schemaVersion: 2 });
  });

  it.each([[[]], ['text'], [{ sources: 'none' }], [{ schemaVersion: 'one' }]])(
    'says that %p are no settings',
    (stored) => {
      expect(parseSettings(stored).kind).toBe('unreadable');
    }
  );

  it('keeps keys and signals that it does not know', () => {
    const stored = { later: { nested: 1 }, signals: { 'not-yet-known': { enabled: false, extra: 'x' } } };
    const parsed = parseSettings(stored);
    expect(parsed).toMatchObject({ kind: 'usable', settings: stored });
    const paths = ['signals.not-yet-known', 'signals.not-yet-known.extra', 'later'];
    expect(parsed).toMatchObject({ notices: paths.map((path) => ({ path })) });
  });

  it('names misspelt keys, wherever they are, and what is known there', () => {
    const stored = {
      sources: [
        {
          id: 'abc123',
          name: 'x',
          datasourceUid: 'p',
          expectedNodes: { tolerence: 2 },
          clusters: { 'prod eu': { kubeproxy: false } },
        },
      ],
      alerting: { extraLabels: { team: 'network' }, interval: 30 },
    };
    const parsed = parseSettings(stored);
    expect(parsed).toMatchObject({
      kind: 'usable',
      settings: stored,
      notices: [
        { path: 'sources[0].expectedNodes.tolerence', message: expect.stringContaining('tolerance') },
        { path: 'sources[0].clusters["prod eu"].kubeproxy', message: expect.stringContaining('kubeProxy') },
        { path: 'alerting.interval', message: expect.stringContaining('intervalSeconds') },
      ],
    });
  });

  it('takes a mean beyond the largest bucket, which real clusters reach', () => {
    const levels = { warning: { parameters: { threshold: 20 } }, critical: { parameters: { threshold: 30 } } };
    expect(parseSettings({ signals: { 'sync-slow': { levels } } }).kind).toBe('usable');
  });

  it('explains why a bound that buckets are compared with ends below the largest one', () => {
    const levels = { critical: { parameters: { slowerThan: 300 } } };
    expect(errorsOf({ signals: { 'network-programming-slow': { levels } } })).toEqual([
      {
        path: 'signals.network-programming-slow.levels.critical.parameters.slowerThan',
        message: expect.stringContaining('it is the largest bucket'),
      },
    ]);
  });

  it.each([
    ['less often but slower', { slowerThan: 30, share: 0.2 }, { slowerThan: 120, share: 0.1 }, 0],
    ['the same in both', { slowerThan: 30, share: 0.1 }, { slowerThan: 30, share: 0.1 }, 0],
    ['above in both', { slowerThan: 120, share: 0.2 }, { slowerThan: 30, share: 0.1 }, 1],
    ['above in one and the same in the other', { slowerThan: 30, share: 0.2 }, { slowerThan: 30, share: 0.1 }, 1],
  ])('compares a warning of two numbers with critical as a whole: %s', (_, warning, critical, errors) => {
    const levels = { warning: { parameters: warning }, critical: { parameters: critical } };
    expect(errorsOf({ signals: { 'network-programming-slow': { levels } } })).toHaveLength(errors);
  });

  it('keeps a number of a level that is off, whatever it is, until some cluster switches it on', () => {
    const off = { 'sync-slow': { levels: { critical: { enabled: false, parameters: { threshold: 9999 } } } } };
    const on = { 'sync-slow': { levels: { critical: { enabled: true } } } };
    const sources = (signals: object) => [
      { id: 'abc123', name: 'Prometheus', datasourceUid: 'prom', clusters: { edge: { signals } } },
    ];
    expect(parseSettings({ signals: off, sources: sources({}) }).kind).toBe('usable');
    expect(errorsOf({ signals: off, sources: sources(on) })).toHaveLength(1);
  });

  it('refuses a warning above its critical threshold', () => {
    expect(errorsOf(warningOf('sync-slow', 15))).toEqual([
      {
        path: 'signals.sync-slow.levels.warning.parameters.threshold',
        message: 'Warning (15 s) is above critical (14 s): the warning would come last or never.',
      },
    ]);
  });

  it.each([
    ['a text as a threshold', warningOf('sync-slow', '8'), 'signals.sync-slow.levels.warning.parameters.threshold'],
    [
      'a share above 100 %',
      { signals: { 'api-server-unusable': { levels: { critical: { parameters: { threshold: 1 } } } } } },
      'signals.api-server-unusable.levels.critical.parameters.threshold',
    ],
    [
      'a duration without unit',
      { signals: { down: { levels: { critical: { for: '10' } } } } },
      'signals.down.levels.critical.for',
    ],
    ['an interval that Grafana cannot evaluate', { alerting: { intervalSeconds: 15 } }, 'alerting.intervalSeconds'],
    [
      'a fixed node count without a number',
      { sources: [{ id: 'abc123', name: 'x', datasourceUid: 'p', expectedNodes: { mode: 'fixed' } }] },
      'sources[0].expectedNodes.fixed',
    ],
    [
      'a job that is no regular expression',
      { sources: [{ id: 'abc123', name: 'x', datasourceUid: 'p', selector: { job: '(' } }] },
      'sources[0].selector.job',
    ],
    [
      'a job with look-ahead, which RE2 does not know',
      { sources: [{ id: 'abc123', name: 'x', datasourceUid: 'p', selector: { job: '(?!node).*' } }] },
      'sources[0].selector.job',
    ],
    [
      'a "for" of a single cluster',
      {
        sources: [
          {
            id: 'abc123',
            name: 'x',
            datasourceUid: 'p',
            clusters: { 'prod "eu"': { signals: { down: { levels: { critical: { for: '1m' } } } } } },
          },
        ],
      },
      'sources[0].clusters["prod \\"eu\\""].signals.down.levels.critical.for',
    ],
    [
      'a matcher whose regular expression RE2 refuses',
      withSource({ selector: { extra: [{ label: 'team', operator: '=~', value: '(' }] } }),
      'sources[0].selector.extra[0].value',
    ],
    ['an escape that RE2 does not know', withSource({ selector: { job: '\\ekube-proxy' } }), 'sources[0].selector.job'],
    ['a cluster label that rules use themselves', withSource({ clusterLabel: 'node' }), 'sources[0].clusterLabel'],
    [
      'the label of recorded series as cluster label',
      withSource({ clusterLabel: 'kubeproxy_source' }),
      'sources[0].clusterLabel',
    ],
    [
      'the label of recorded series on every rule',
      { alerting: { extraLabels: { kubeproxy_source: 'x' } } },
      'alerting.extraLabels.kubeproxy_source',
    ],
    [
      'an infinite tolerance',
      withSource({ expectedNodes: { tolerance: { value: Infinity, unit: 'nodes' } } }),
      'sources[0].expectedNodes.tolerance.value',
    ],
    [
      'units in the wrong order',
      { signals: { down: { levels: { critical: { for: '5m1h' } } } } },
      'signals.down.levels.critical.for',
    ],
    [
      'a wait of ages',
      { signals: { down: { levels: { critical: { for: '99999999y' } } } } },
      'signals.down.levels.critical.for',
    ],
    ['a template as a label', { alerting: { extraLabels: { team: '{{ $value }}' } } }, 'alerting.extraLabels.team'],
    ['a cluster label that PromQL takes for a number', withSource({ clusterLabel: 'NaN' }), 'sources[0].clusterLabel'],
    [
      'a cluster label that PromQL takes for a word',
      withSource({ clusterLabel: 'without' }),
      'sources[0].clusterLabel',
    ],
    ['a cluster label that queries overwrite', withSource({ clusterLabel: 'names' }), 'sources[0].clusterLabel'],
    ['a cluster label by which queries choose', withSource({ clusterLabel: 'code' }), 'sources[0].clusterLabel'],
    [
      'a matcher of the metric’s name',
      withSource({ selector: { extra: [{ label: '__name__', operator: '=', value: 'up' }] } }),
      'sources[0].selector.extra[0].label',
    ],
    ['a job that matches no job', withSource({ selector: { job: 'kube-proxy|' } }), 'sources[0].selector.job'],
    ['a script as runbook', { alerting: { runbookBaseUrl: 'javascript:alert(1)' } }, 'alerting.runbookBaseUrl'],
    [
      'a query in the runbook address',
      { alerting: { runbookBaseUrl: 'https://x/y?page=' } },
      'alerting.runbookBaseUrl',
    ],
    ['a place in the runbook address', { alerting: { runbookBaseUrl: 'https://x/y#' } }, 'alerting.runbookBaseUrl'],
    ['a template as runbook', { alerting: { runbookBaseUrl: 'https://x/{{' } }, 'alerting.runbookBaseUrl'],
    [
      'the cluster label on every rule',
      { ...withSource({ clusterLabel: 'zone' }), alerting: { extraLabels: { zone: 'x' } } },
      'alerting.extraLabels.zone',
    ],
    ['a list of signals', { signals: [] }, 'signals'],
    ['a list of settings of a signal', { signals: { down: [] } }, 'signals.down'],
    ['a list of clusters', withSource({ clusters: [] }), 'sources[0].clusters'],
    [
      'a cluster of a name that cannot be stored',
      withSource({ clusters: JSON.parse('{"__proto__":{}}') }),
      'sources[0].clusters.__proto__',
    ],
    ['a signal of a name that cannot be stored', { signals: { constructor: {} } }, 'signals.constructor'],
    ['a severity for all', { alerting: { extraLabels: { severity: 'page' } } }, 'alerting.extraLabels.severity'],
  ])('names the field of %s', (_, stored, path) => {
    expect(errorsOf(stored).map((error) => error.path)).toEqual([path]);
  });

  it('accepts inline flags and named groups of RE2', () => {
    const sources = [{ id: 'abc123', name: 'x', datasourceUid: 'p', selector: { job: '(?i)(?P<team>.+)/kube-proxy' } }];
    expect(parseSettings({ sources }).kind).toBe('usable');
  });

  it('refuses two sources of one id', () => {
    const source = { id: 'abc123', name: 'x', datasourceUid: 'p' };
    expect(errorsOf({ sources: [source, source] })).toEqual([
      { path: 'sources', message: 'Two sources have the same id.' },
    ]);
  });
});
