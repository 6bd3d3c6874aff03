import { bundledSettings, newSource } from '../../settings/bundledSettings';
import { effectiveLevels } from '../../settings/effective';
import { type Settings } from '../../settings/schema';
import { catalogue, signalById } from '../../signals/catalogue';
import { signalPanels } from '../signalPanels';
import { compileDashboards } from './compileDashboards';
import { isDrawn, type PlacedPanel } from './dashboardModel';
import { DashboardSubject } from './subject';
import { severityColors, thresholdLines } from './thresholdLines';

function panelOf(settings: Settings, id: keyof typeof signalPanels): PlacedPanel {
  const { dashboardUid, panelId } = signalPanels[id];
  const dashboard = compileDashboards(settings).find(({ uid }) => uid === dashboardUid);
  const found = dashboard?.model.panels.filter(isDrawn).find((panel) => panel.id === panelId);
  if (found === undefined) {
    throw new Error(`${id} is not drawn`);
  }
  return found;
}

const stepsOf = (settings: Settings, id: keyof typeof signalPanels) =>
  panelOf(settings, id)
    .fieldConfig.defaults.thresholds.steps.filter(({ value }) => value !== null)
    .map(({ color, value }) => `${color} ${value}`);

const syncSlowAt = (warning: number, cluster?: { enabled?: boolean; threshold?: number }): Settings => ({
  ...bundledSettings(),
  sources: [
    {
      ...newSource('prom01', 'Prometheus', 'prometheus'),
      clusters:
        cluster === undefined
          ? {}
          : {
              edge: {
                kubeProxy: true,
                signals: {
                  'sync-slow': {
                    ...(cluster.enabled === undefined ? {} : { enabled: cluster.enabled }),
                    ...(cluster.threshold === undefined
                      ? {}
                      : { levels: { warning: { parameters: { threshold: cluster.threshold } } } }),
                  },
                },
              },
            },
    },
  ],
  signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: warning } } } } },
});

const dashedOf = (settings: Settings) =>
  panelOf(settings, 'sync-slow')
    .targets.filter(({ refId }) => refId.startsWith('threshold'))
    .map(({ legendFormat, expr }) => ({ legendFormat, expr }));

function linesWith(clusters: Settings['sources'][number]['clusters'], signals: Settings['signals'] = {}) {
  const sources = [{ ...newSource('prom01', 'Prometheus', 'prometheus'), clusters }];
  return thresholdLines(signalById('sync-slow'), new DashboardSubject({ ...bundledSettings(), sources, signals }));
}

describe('threshold lines', () => {
  it('stand at the defaults, in the colours of their severity', () => {
    expect(stepsOf(bundledSettings(), 'sync-slow')).toEqual(['orange 8', 'red 14']);
    expect(stepsOf(bundledSettings(), 'rules-stale')).toEqual(['red 60']);
    expect(stepsOf(bundledSettings(), 'never-synced')).toEqual(['red 600']);
    expect(stepsOf(bundledSettings(), 'api-server-errors')).toEqual(['orange 0.1', 'red 0.9']);
  });

  it.each(catalogue.filter(({ line }) => line !== undefined).map((signal) => [signal.id, signal] as const))(
    'stand on the panel of %s, one for each level, at its number',
    (id, signal) => {
      const settings = { ...bundledSettings(), signals: { [id]: { enabled: true } } };
      const expected = signal.levels.map(({ severity }) => {
        const level = effectiveLevels(signal, settings).find((one) => one.severity === severity);
        return `${severityColors[severity]} ${level?.parameters[signal.line ?? '']}`;
      });
      expect(expected.length).toBeGreaterThan(0);
      expect(stepsOf(settings, id)).toEqual(expected);
      expect(panelOf(settings, id).fieldConfig.defaults).toMatchObject({
        custom: { thresholdsStyle: { mode: 'dashed' } },
      });
    }
  );

  it('move with the settings', () => {
    expect(stepsOf(syncSlowAt(3), 'sync-slow')).toEqual(['orange 3', 'red 14']);
  });

  it('are gone where the level is off', () => {
    const settings = { ...bundledSettings(), signals: { 'sync-slow': { levels: { critical: { enabled: false } } } } };
    expect(stepsOf(settings, 'sync-slow')).toEqual(['orange 8']);
  });

  it('are fixed while a cluster says the same as all others', () => {
    expect(dashedOf(syncSlowAt(3, { threshold: 3 }))).toEqual([]);
  });

  it('are queries, one a value, where clusters differ', () => {
    const settings = syncSlowAt(3, { threshold: 12 });
    expect(stepsOf(settings, 'sync-slow')).toEqual(['red 14']);
    expect(dashedOf(settings)).toEqual([
      { legendFormat: 'warning above 3 s: other clusters', expr: expect.stringMatching(/cluster!="edge"[^]*\* 3$/) },
      { legendFormat: 'warning above 12 s: edge', expr: expect.stringMatching(/cluster="edge"[^]*\* 12$/) },
    ]);
    const overrides = panelOf(settings, 'sync-slow').fieldConfig.overrides;
    expect(overrides.map(({ matcher }) => matcher.options)).toEqual(['threshold1', 'threshold2']);
  });

  it('are one query for clusters that have the same number, and none for clusters without kube-proxy', () => {
    const own = (threshold: number) => ({
      kubeProxy: true,
      signals: { 'sync-slow': { levels: { warning: { parameters: { threshold } } } } },
    });
    const none = { ...own(5), kubeProxy: false };
    const lines = linesWith({ a: own(12), b: own(12), '': own(2), cilium: none });
    expect(lines.steps).toEqual([{ color: 'red', value: 14 }]);
    expect(lines.series.map(({ legend, expression }) => [legend, expression.text.replace(/\s+/g, ' ')])).toEqual([
      ['warning above 8 s: other clusters', expect.stringMatching(/^group by \(\) .*cluster!~"a\|b\|"/)],
      ['warning above 12 s: a, b', expect.stringMatching(/^group by \(\) .*cluster=~"a\|b".* \* 12$/)],
      ['warning above 2 s: without a cluster label', expect.stringMatching(/^group by \(\) .*cluster="".* \* 2$/)],
    ]);
  });

  it('are those of the one cluster that has the level, where it is off elsewhere', () => {
    const on = { kubeProxy: true, signals: { 'sync-slow': { levels: { warning: { enabled: true } } } } };
    const lines = linesWith({ edge: on }, { 'sync-slow': { levels: { warning: { enabled: false } } } });
    expect(lines.series.map(({ legend }) => legend)).toEqual(['warning above 8 s: edge']);
  });

  it('ascend, whichever level has the lower number', () => {
    expect(stepsOf(syncSlowAt(20), 'sync-slow')).toEqual(['red 14', 'orange 20']);
  });

  it('leave out a cluster in which the signal is off', () => {
    expect(dashedOf(syncSlowAt(3, { enabled: false })).map(({ legendFormat }) => legendFormat)).toEqual([
      'warning above 3 s: other clusters',
      'critical above 14 s: other clusters',
    ]);
  });
});
