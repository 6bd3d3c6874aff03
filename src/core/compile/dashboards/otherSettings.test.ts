import { promqlProblems, withoutGrafanaVariables } from '../../../../tests/source/promql';
import { bundledSettings } from '../../settings/bundledSettings';
import { compileDashboards } from './compileDashboards';
import { isDrawn } from './dashboardModel';
import { nastySettings } from './nastySettings.fixture';

const compiled = () => compileDashboards(bundledSettings());

it('reads recorded series of all IP families together, and raw ones only for a chosen family', () => {
  const recorded = compileDashboards({ ...bundledSettings(), recording: { enabled: true } });
  const texts = recorded.flatMap(({ model }) => model.panels.filter(isDrawn)).flatMap(({ targets }) => targets);
  const late = texts.map(({ expr }) => expr).filter((expr) => expr.includes('duration_seconds:p99_4m{'));
  expect(late).toHaveLength(1);
  expect(late[0]).toMatch(/p99_4m\{[^}]*ip_family=~"\$ip_family"\}/);
  // Matches no series where the variable stands for all families (.*), so that none is read.
  expect(late[0]).toMatch(/_duration_seconds_bucket\{[^}]*instance!~"\$ip_family"/);
});

it('draws the service level indicator of a day where it is recorded', () => {
  const recorded = compileDashboards({ ...bundledSettings(), recording: { enabled: true } });
  const ofADay = ({ model }: (typeof recorded)[number]) => JSON.stringify(model).includes('p99_4m_q99_1d');
  expect(recorded.filter(ofADay).map(({ uid }) => uid)).toEqual(['kubeproxy-programming']);
  expect(compiled().filter(ofADay)).toEqual([]);
  const targets = recorded.flatMap(({ model }) => model.panels.filter(isDrawn)).flatMap((panel) => panel.targets);
  expect(targets.filter(({ expr }) => expr.includes('p99_4m_q99_1d'))).toMatchObject([
    { legendFormat: 'over a day {{cluster}}', expr: expect.stringMatching(/q99_1d\{[^}]*ip_family=~"\$ip_family"/) },
  ]);
});

describe('any settings', () => {
  it('give PromQL, also with label values that look like something else', () => {
    const all = compileDashboards(nastySettings()).flatMap(({ model }) => model.panels.filter(isDrawn));
    const texts = all.flatMap(({ targets }) => targets.map(({ expr }) => withoutGrafanaVariables(expr)));
    expect(texts.flatMap(promqlProblems)).toEqual([]);
  });

  it('give the same dashboards every time', () => {
    expect(JSON.stringify(compileDashboards(nastySettings()))).toBe(JSON.stringify(compileDashboards(nastySettings())));
  });

  it('without a source give dashboards too', () => {
    expect(compileDashboards({ ...bundledSettings(), sources: [] })).toHaveLength(compiled().length);
  });
});
