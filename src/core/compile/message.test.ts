import { bundledSettings, newSource } from '../settings/bundledSettings';
import { parseSettings } from '../settings/parse';
import { signalById } from '../signals/catalogue';
import { branchesOf } from './branches';
import { renderMessage } from './message';

const syncSlow = signalById('sync-slow');
const source = newSource('prom01', 'Prometheus', 'prometheus');

function branches(thresholds: Record<string, number> = {}) {
  const clusters = Object.fromEntries(
    Object.entries(thresholds).map(([cluster, threshold]) => [
      cluster,
      { signals: { 'sync-slow': { levels: { warning: { parameters: { threshold } } } } } },
    ])
  );
  const parsed = parseSettings({ sources: [{ ...source, clusters }] });
  const [read] = parsed.kind === 'usable' ? parsed.settings.sources : [];
  return branchesOf(syncSlow, 'warning', bundledSettings(), read ?? source);
}

const render = (text: string, dialect: 'prometheus' | 'grafana' = 'prometheus', thresholds = {}) =>
  renderMessage(text, syncSlow, branches(thresholds), 'k8s_cluster', dialect);

it('names node and cluster by their labels, and says nothing of a cluster without a label', () => {
  expect(render('on {node}{inCluster}')).toBe(
    'on {{ $labels.node }}{{ with $labels.k8s_cluster }} in {{ . }}{{ end }}'
  );
});

it('shows the value as its reader can: Grafana has no $value', () => {
  expect(render('{value}')).toBe('{{ humanizeDuration $value }}');
  expect(render('{value}', 'grafana')).toBe('{{ humanizeDuration $values.A.Value }}');
});

it.each([
  ['many-instances-down', '{{ humanizePercentage $value }}'],
  ['sync-failing', '{{ humanize $value }}'],
  ['coverage-below-expected', '{{ printf "%.0f" $value }} node{{ if ne $value 1.0 }}s{{ end }}'],
] as const)('shows the value of %s in its unit', (id, text) => {
  expect(renderMessage('{value}', signalById(id), branches(), 'cluster', 'prometheus')).toBe(text);
});

it('says a number that all clusters share, with its unit', () => {
  expect(render('above {threshold}')).toBe('above 8 s');
  expect(render('above {threshold}', 'prometheus', { edge: 8 })).toBe('above 8 s');
});

it('says each number of a signal that has several, in its own unit and once where only another one differs', () => {
  const manyDown = signalById('many-instances-down');
  const clusters = {
    edge: { signals: { 'many-instances-down': { levels: { critical: { parameters: { atLeast: 5 } } } } } },
  };
  const parsed = parseSettings({ sources: [{ ...source, clusters }] });
  const [read = source] = parsed.kind === 'usable' ? parsed.settings.sources : [];
  const both = branchesOf(manyDown, 'critical', bundledSettings(), read);
  expect(renderMessage('{threshold}, {atLeast}', manyDown, both, 'k8s_cluster', 'prometheus')).toBe(
    '10 %, {{ if or (eq $labels.k8s_cluster "edge") }}5 nodes{{ else }}3 nodes{{ end }}'
  );
});

it('says the number of the cluster where clusters differ', () => {
  expect(render('{threshold}', 'prometheus', { edge: 10, far: 10, other: 5 })).toBe(
    '{{ if or (eq $labels.k8s_cluster "other") }}5 s{{ else }}' +
      '{{ if or (eq $labels.k8s_cluster "edge") (eq $labels.k8s_cluster "far") }}10 s{{ else }}8 s{{ end }}{{ end }}'
  );
});

it('leaves alone what is no placeholder of the signal', () => {
  expect(render('{nothing} {atLeast}')).toBe('{nothing} {atLeast}');
});
