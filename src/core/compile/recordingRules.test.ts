import { parseQuery, textsOf } from '../../../tests/promql/syntax';
import { promqlProblems } from '../../../tests/source/promql';
import { recordingIds, type RecordingId } from '../recordings/recordedSeries';
import { bundledSettings, newSource } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { compileDashboards } from './dashboards/compileDashboards';
import { nastySettings } from './dashboards/nastySettings.fixture';
import { compileAlertingFile } from './grafanaProvisioning';
import { compileGrafanaRules } from './grafanaRules';
import { compilePrometheusRules } from './prometheusRules';
import { compileRecordings, recordingGroups } from './recordingRules';
import { compileRules } from './rules';

const recorded = (settings: Settings, targetDatasourceUid?: string): Settings => ({
  ...settings,
  recording: { enabled: true, targetDatasourceUid },
});
const twoSources = {
  ...bundledSettings(),
  sources: [newSource('prom01', 'One', 'same'), newSource('prom02', 'Other', 'same')],
};
const reads = (settings: Settings) =>
  compileRules(settings).filter(({ expression }) => /\w+:kubeproxy_/.test(expression.text));

describe('recording rules', () => {
  it('are none unless they are on', () => {
    expect(compileRecordings(twoSources)).toEqual([]);
    expect(reads(twoSources)).toEqual([]);
  });

  it('are one per source and recording, with uids that Grafana takes', () => {
    const uids = compileRecordings(recorded(twoSources)).map(({ uid }) => uid);
    expect(uids).toEqual(['prom01', 'prom02'].flatMap((source) => recordingIds.map((id) => `kpm-${source}-${id}-r`)));
    expect(uids.filter((uid) => uid.length > 40)).toEqual([]);
  });

  it('are a group of each source, with the rules of that source only', () => {
    const groups = recordingGroups(recorded(twoSources));
    expect(groups.map(({ name }) => name)).toEqual(['kube-proxy-prom01-recording', 'kube-proxy-prom02-recording']);
    expect(groups.map(({ rules }) => [...new Set(rules.map(({ source }) => source.id))])).toEqual([
      ['prom01'],
      ['prom02'],
    ]);
    expect(recordingGroups(twoSources)).toEqual([]);
  });

  it('keep their uids whatever numbers are set', () => {
    const uids = (settings: Settings) => compileRecordings(recorded(settings)).map(({ uid }) => uid);
    const [one, two] = nastySettings().sources;
    const tuned = { ...nastySettings(), signals: { 'sync-slow': { enabled: false } } };
    expect(uids(tuned)).toEqual(uids(nastySettings()));
    expect([one, two]).toHaveLength(2);
  });

  it('compute from raw series, but for the day of what is recorded', () => {
    const readers = compileRecordings(recorded(twoSources)).filter(({ expression }) =>
      expression.text.includes('kubeproxy_source')
    );
    expect(new Set(readers.map(({ recording }) => recording.id))).toEqual(new Set(['network-programming-day']));
    for (const { source, expression } of readers) {
      expect(expression.text).toContain(`{kubeproxy_source="${source.id}"`);
      expect(expression.text).not.toContain('$');
    }
  });

  it('are PromQL with names and numbers of any kind, in every form of histograms', () => {
    for (const histograms of ['classic', 'native', 'both'] as const) {
      const nasty = nastySettings();
      const settings = recorded({ ...nasty, sources: nasty.sources.map((source) => ({ ...source, histograms })) });
      const texts = compilePrometheusRules(settings).groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));
      expect(texts.flatMap(promqlProblems)).toEqual([]);
    }
  });

  it('leave out clusters without kube-proxy, and take each cluster’s own number of nodes', () => {
    const source = newSource('prom01', 'One', 'same');
    const expected = {
      mode: 'fixed' as const,
      fixed: 7,
      tolerance: source.expectedNodes.tolerance,
      graceMinutes: 15,
      excludeTaints: [],
    };
    const settings = recorded({
      ...twoSources,
      sources: [
        { ...source, clusters: { cilium: { kubeProxy: false }, edge: { kubeProxy: true, expectedNodes: expected } } },
      ],
    });
    const texts = compileRecordings(settings)
      .filter(({ recording }) => !recording.id.endsWith('-day'))
      .map(({ expression }) => expression.text);
    expect(texts.filter((text) => !text.includes('cilium'))).toEqual([]);
    expect(texts.filter((text) => text.includes('+ 7'))).toHaveLength(1);
  });
});

describe('a duration in the name of a recorded series', () => {
  /** A mean that has no sync within its window takes those of a longer one. */
  const besides: Partial<Record<RecordingId, string[]>> = { 'sync-mean': ['15m'] };

  it.each(['classic', 'native', 'both'] as const)('is its only window, with %s histograms', (histograms) => {
    const sources = bundledSettings().sources.map((source) => ({ ...source, histograms }));
    const all = compileRecordings(recorded({ ...bundledSettings(), sources }));
    const named = all.filter(({ record }) => windowsIn(record).length > 0);
    expect(named.length).toBeGreaterThan(5);
    for (const { record, recording, expression } of named) {
      // A name begins with that of the recorded series that it reads.
      const read = all.filter((other) => expression.text.includes(`${other.record}{`)).map((other) => other.record);
      const own = windowsIn(record.slice(Math.max(0, ...read.map(({ length }) => length))));
      const query = parseQuery(expression.text);
      const written = new Set(textsOf(query, 'NumberDurationLiteralInDurationContext'));
      expect([record, [...written].sort()]).toEqual([record, [...own, ...(besides[recording.id] ?? [])].sort()]);
    }
  });
});

/** Durations among the operations: `4m` of `…:p99_4m`. */
function windowsIn(record: string): string[] {
  return record.match(/\d+[smhd]$|\d+[smhd](?=_)/g) ?? [];
}

describe('what is recorded is read', () => {
  it('from the own source only, by alerts', () => {
    const rules = reads(recorded(twoSources));
    expect(rules.length).toBeGreaterThan(10);
    for (const { source, expression } of rules) {
      expect(new Set(expression.text.match(/kubeproxy_source="\w+"/g))).toEqual(
        new Set([`kubeproxy_source="${source.id}"`])
      );
    }
  });

  it('raw where it is recorded into another data source', () => {
    expect(reads(recorded(twoSources, 'elsewhere'))).toEqual([]);
    expect(
      compileRecordings(recorded(twoSources, 'elsewhere')).map(({ targetDatasourceUid }) => targetDatasourceUid)
    ).toContain('elsewhere');
  });

  it('in dashboards for all sources, by job where a series still has one', () => {
    const read = recordedReads(recorded(twoSources));
    expect(read.size).toBeGreaterThan(5);
    expect([...read].filter((series) => !series.includes('kubeproxy_source=~"prom01|prom02"'))).toEqual([]);
    const ofTargets = [...read].filter((series) => series.startsWith('instance'));
    expect(ofTargets.filter((series) => !series.includes('job=~"$job"'))).toEqual([]);
    // A cluster’s number adds up every job, whatever the reader chose.
    expect([...read].filter((series) => series.startsWith('cluster:kubeproxy_up:sum'))).toEqual([]);
    expect(recordedReads(recorded(twoSources, 'elsewhere')).size).toBe(0);
  });
});

function recordedReads(settings: Settings): Set<string> {
  const text = JSON.stringify(compileDashboards(settings)).replaceAll('\\"', '"');
  return new Set(text.match(/\w+:kubeproxy_\w+:\w+\{[^}]*\}/g) ?? []);
}

describe('written', () => {
  const settings = recorded(bundledSettings());

  it('for Prometheus before what reads it', () => {
    const [first, ...others] = compilePrometheusRules(settings).groups;
    expect(first?.name).toBe('kube-proxy-prom01-recording');
    expect(first?.rules[0]).toMatchObject({
      record: 'cluster:kubeproxy_up:sum',
      labels: { kubeproxy_source: 'prom01' },
    });
    expect(others.flatMap(({ rules }) => rules).filter((rule) => 'record' in rule)).toEqual([]);
  });

  it('for Grafana as it keeps rules that record', () => {
    const [first] = compileGrafanaRules(settings);
    expect(first?.rules[0]).toMatchObject({
      uid: 'kpm-prom01-running-r',
      condition: '',
      noDataState: '',
      execErrState: '',
      for: '0s',
      keep_firing_for: '0s',
      labels: { kubeproxy_source: 'prom01', __grafana_origin: 'plugin/kubeproxy-monitor-app' },
      isPaused: false,
      notification_settings: null,
      data: [
        { refId: 'A', datasourceUid: 'prometheus', model: { expr: expect.stringContaining('up{'), instant: true } },
      ],
      record: { metric: 'cluster:kubeproxy_up:sum', from: 'A', target_datasource_uid: 'prometheus' },
    });
    expect(compileAlertingFile(settings).groups[0]?.rules[0]).toMatchObject({
      record: { metric: 'cluster:kubeproxy_up:sum', from: 'A', targetDatasourceUid: 'prometheus' },
    });
  });
});
