import { bundledSettings, newSource } from '../../../settings/bundledSettings';
import { type Settings } from '../../../settings/schema';
import { signalPanels } from '../../signalPanels';
import { DashboardSubject } from '../subject';
import { coverageBands } from './coveragePanels';

type Tolerance = Settings['sources'][number]['expectedNodes']['tolerance'];

/** Of all clusters, and of one that says something of its own. */
function tolerating(everywhere: Tolerance, edge?: Tolerance): Settings {
  const source = newSource('prom01', 'Prometheus', 'prometheus');
  const expectedNodes = { ...source.expectedNodes, tolerance: everywhere };
  const clusters: Settings['sources'][number]['clusters'] =
    edge === undefined ? {} : { edge: { kubeProxy: true, expectedNodes: { ...expectedNodes, tolerance: edge } } };
  return { ...bundledSettings(), sources: [{ ...source, expectedNodes, clusters }] };
}

function panelOfMissing(settings: Settings) {
  const id = signalPanels['coverage-below-expected'].panelId;
  const panels = coverageBands(new DashboardSubject(settings)).flatMap((band) => band.panels.map(([, panel]) => panel));
  return panels.find((one) => one.id === id);
}

/** Where it draws a line: at a number, or with a query. */
function lines(settings: Settings) {
  const panel = panelOfMissing(settings);
  const { steps = [] } = panel?.fieldConfig.defaults.thresholds ?? {};
  return {
    steps: steps.filter(({ value }) => value !== null).map(({ color, value }) => `${color} ${value}`),
    queries: panel?.targets.slice(1).map(({ expr, legendFormat }) => `${legendFormat}: ${expr.replace(/\s+/g, ' ')}`),
  };
}

describe('the line of tolerated missing nodes', () => {
  const two: Tolerance = { value: 2, unit: 'nodes' };

  it('stands at the first number of nodes too many', () => {
    expect(lines(bundledSettings())).toEqual({ steps: ['orange 1'], queries: [] });
    expect(lines(tolerating(two))).toEqual({ steps: ['orange 3'], queries: [] });
    expect(lines(tolerating(two, two))).toEqual({ steps: ['orange 3'], queries: [] });
  });

  it('is a query in the same colour where it is a share', () => {
    const aTenth = tolerating({ value: 10, unit: 'percent' });
    expect(lines(aTenth)).toEqual({
      steps: [],
      queries: [expect.stringMatching(/^tolerated \{\{cluster\}\}: .* \* 0\.1\b/)],
    });
    expect(JSON.stringify(panelOfMissing(aTenth)?.fieldConfig.overrides)).toContain('"fixedColor":"orange"');
  });

  it.each<[string, Tolerance, RegExp]>([
    ['numbers', { value: 5, unit: 'nodes' }, /\* 0\b.*\+ 2\b.* or .*\* 0\b.*\+ 5\b/],
    ['units', { value: 2, unit: 'percent' }, /\* 0\b.*\+ 2\b.* or .*\* 0\.02\b/],
  ])('is a query where clusters tolerate other %s', (_what, edge, query) => {
    expect(lines(tolerating(two, edge))).toEqual({ steps: [], queries: [expect.stringMatching(query)] });
  });

  it('is gone where nobody wants the alert', () => {
    const off = { signals: { 'coverage-below-expected': { enabled: false } } };
    for (const settings of [bundledSettings(), tolerating(two, { value: 5, unit: 'nodes' })]) {
      expect(lines({ ...settings, ...off })).toEqual({ steps: [], queries: [] });
    }
  });
});
