import { adviceOn } from './advice';
import { bundledSettings } from './bundledSettings';
import { parseSettings } from './parse';

function adviceAbout(stored: unknown): Array<{ path: string; message: string }> {
  const parsed = parseSettings(stored);
  return parsed.kind === 'usable' ? adviceOn(parsed.settings) : [];
}

const withSelector = (selector: object) => ({
  sources: [{ id: 'abc123', name: 'x', datasourceUid: 'p', selector }],
});

describe('advice on settings', () => {
  it('has nothing to say about the defaults', () => {
    expect(adviceOn(bundledSettings())).toEqual([]);
  });

  it('tells of an alert that does not wait, unless it is off', () => {
    const down = { levels: { critical: { for: '0s' } } };
    expect(adviceAbout({ signals: { down } })).toEqual([
      { path: 'signals.down.levels.critical.for', message: expect.stringContaining('a single evaluation fires this') },
    ]);
    expect(adviceAbout({ signals: { down: { ...down, enabled: false } } })).toEqual([]);
  });

  it('tells of every wait that is shorter than the time between two evaluations', () => {
    const paths = adviceAbout({ alerting: { intervalSeconds: 600 } }).map(({ path }) => path);
    expect(paths).toContain('signals.rules-stale.levels.critical.for');
    expect(paths).not.toContain('signals.node-not-covered.levels.warning.for');
  });

  it('tells that a job which matches everything makes everything a kube-proxy, unless a matcher restricts it', () => {
    const extra = [{ label: 'app', operator: '=', value: 'kube-proxy' }];
    expect(adviceAbout(withSelector({ job: '.+' })).map(({ path }) => path)).toEqual(['sources[0].selector.job']);
    expect(adviceAbout(withSelector({ job: '.+', extra }))).toEqual([]);
    expect(adviceAbout(withSelector({ job: '.*kube-proxy' }))).toEqual([]);
  });
});
