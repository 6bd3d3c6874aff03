import { promqlProblems, withoutGrafanaVariables } from '../../../../tests/source/promql';
import { exposureText } from '../../metrics/exposure';
import { bundledSettings } from '../../settings/bundledSettings';
import { catalogue } from '../../signals/catalogue';
import { appliedDashboard, dashboardFingerprint } from '../comparableDashboard';
import { signalPanels } from '../signalPanels';
import { compileDashboards } from './compileDashboards';
import { isDrawn } from './dashboardModel';
import { gridWidth } from './layout';
import { nastySettings } from './nastySettings.fixture';
import { familiesDrawn } from './panels/source';

const compiled = compileDashboards(bundledSettings());
const panels = compiled.flatMap(({ uid, model }) => model.panels.filter(isDrawn).map((panel) => ({ uid, panel })));

describe.each(compiled.map((one) => [one.title, one] as const))('%s', (_title, { uid, model }) => {
  it('can be imported anywhere: fixed uid, no id, no inputs, a data source variable', () => {
    expect(model).toMatchObject({ uid, id: null, revision: expect.any(Number), tags: ['kube-proxy'], refresh: '1m' });
    expect(model).not.toHaveProperty('__inputs');
    expect(model.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
  });

  it('gives every panel an id of its own', () => {
    const ids = model.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('places panels inside of the grid and none over another', () => {
    const cells = model.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`)
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(model.panels.filter(({ gridPos: { x, w } }) => x + w > gridWidth)).toEqual([]);
  });

  it('remembers what was compiled', () => {
    expect(appliedDashboard({ ...model })?.fingerprint).toBe(dashboardFingerprint({ ...model }));
  });

  it('is JSON that says everything', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

describe.each(panels.map(({ uid, panel }) => [`${uid} ${panel.id}: ${panel.title}`, panel] as const))(
  '%s',
  (_title, panel) => {
    it('says what it means, where its numbers come from and why it may be empty', () => {
      expect(panel.description).toMatch(/Healthy: |Nodes that should run a kube-proxy/);
      expect(panel.description).toMatch(/\n\nSource: `[a-z_]+`/);
      expect(panel.fieldConfig.defaults.noValue).toBeTruthy();
    });

    it('asks a question, or names a number that it tells at a glance', () => {
      expect(panel.title).toMatch(panel.type === 'stat' ? /^[A-Z][A-Za-z ]+$/ : /\?$/);
    });

    it('explains in its emptiness which modes and versions cannot have it', () => {
      const exposure = exposureText(familiesDrawn(panel.targets.map(({ expr }) => ({ text: expr }))));
      expect(panel.type === 'stat' ? exposure : undefined).toBeUndefined();
      expect(panel.fieldConfig.defaults.noValue).toContain(exposure ?? '');
      expect(panel.description).toContain(exposure ?? '');
    });

    it('has a unit for every number', () => {
      const ofColumns = panel.fieldConfig.overrides.flatMap(({ properties }) => properties.map(({ id }) => id));
      expect(panel.type === 'table' ? ofColumns : [panel.fieldConfig.defaults.unit]).not.toEqual([undefined]);
      expect(panel.type === 'table' ? ofColumns.includes('unit') : true).toBe(true);
    });

    it('asks in PromQL', () => {
      expect(panel.targets.length).toBeGreaterThan(0);
      expect(panel.targets.flatMap(({ expr }) => promqlProblems(withoutGrafanaVariables(expr)))).toEqual([]);
    });

    it('asks the chosen data source, job and cluster', () => {
      const forgetful = panel.targets.filter(
        ({ expr, datasource }) =>
          !expr.includes('job=~"$job"') || !expr.includes('cluster=~"$cluster"') || datasource.uid !== '${datasource}'
      );
      expect(forgetful).toEqual([]);
    });

    it('never names two series alike', () => {
      const legends = panel.targets.map(({ refId, legendFormat, format }) =>
        format === 'table' ? refId : legendFormat
      );
      expect(new Set(legends).size).toBe(legends.length);
      for (const { expr, legendFormat, instant } of panel.targets.filter(({ format }) => format !== 'table')) {
        expect({ legendFormat, unnamed: unnamedLabels(expr, legendFormat, instant) }).toMatchObject({ unnamed: [] });
      }
    });
  }
);

/** Labels by which series of a query differ and that its legend leaves out. `instance` goes with its node at one moment. */
function unnamedLabels(expr: string, legend: string, instant: boolean): string[] {
  const outer = /^(?:topk|bottomk) by \(\) \(\s*\d+,\s*(?:sum|max|count) by \(([^)]*)\)/.exec(expr)?.[1];
  const own = /^(?:sum|max|count) by \(([^)]*)\)/.exec(expr)?.[1];
  const labels = (outer ?? own ?? '').split(', ').filter((label) => label !== '');
  return labels.filter((label) => !legend.includes(`{{${label}}}`) && !(instant && label === 'instance'));
}

describe('signals', () => {
  it.each(catalogue.map((signal) => [signal.id, signal] as const))(
    '%s is drawn where its alerts point',
    (id, signal) => {
      const { dashboardUid, panelId } = signalPanels[id];
      const drawn = panels.find(({ uid, panel }) => uid === dashboardUid && panel.id === panelId);
      expect(drawn?.panel.links?.map(({ url }) => url)).toEqual([
        expect.stringContaining(`${id}.md`),
        `/alerting/list?search=rule%3A${signal.alert}`,
        expect.stringContaining('/configuration'),
      ]);
      expect(drawn?.panel.targets.map(({ expr }) => expr).join()).toContain(signal.requires.families[0]?.name);
    }
  );

  it.each(catalogue.map((signal) => [signal.id, signal] as const))(
    '%s is drawn below a heading with its golden signal',
    (id, { golden }) => {
      const { dashboardUid, panelId } = signalPanels[id];
      const model = compiled.find(({ uid }) => uid === dashboardUid)?.model;
      const before =
        model?.panels.slice(
          0,
          model.panels.findIndex((panel) => panel.id === panelId)
        ) ?? [];
      const [heading] = before.filter((panel) => !isDrawn(panel)).slice(-1);
      expect(heading?.title.split(':')[0]?.toLowerCase()).toContain(golden);
    }
  );

  it('have panels that do not draw more than 20 nodes', () => {
    const perNode = panels.flatMap(({ panel }) =>
      panel.type === 'table' ? [] : panel.targets.filter(({ legendFormat }) => legendFormat.includes('{{node}}'))
    );
    expect(perNode.length).toBeGreaterThan(5);
    expect(perNode.filter(({ expr }) => !/(top|bottom)k by \(\) \(\s*(10|20),/.test(expr))).toEqual([]);
  });
});

it('marks starts and firing alerts on every dashboard', () => {
  for (const { model } of compiled) {
    expect(model.annotations.list.map(({ name, enable }) => [name, enable])).toEqual([
      ['Annotations & Alerts', true],
      ['Firing alerts', true],
      ['kube-proxy starts', true],
    ]);
    const asked = model.annotations.list.flatMap(({ target }) => target?.expr ?? []);
    expect(asked.flatMap((expr) => promqlProblems(withoutGrafanaVariables(expr)))).toEqual([]);
    expect(asked.filter((expr) => !expr.includes('cluster=~"$cluster"'))).toEqual([]);
  }
});

it('leads from a line of a cluster to its nodes', () => {
  const graphs = panels.filter(({ panel }) =>
    panel.targets.some(({ legendFormat }) => /{{cluster}}/.test(legendFormat))
  );
  const elsewhere = graphs.filter(({ uid, panel }) => uid !== 'kubeproxy-node' && panel.type === 'timeseries');
  expect(elsewhere.length).toBeGreaterThan(15);
  for (const { panel } of elsewhere) {
    expect(panel.fieldConfig.defaults.links).toEqual([
      expect.objectContaining({ url: expect.stringContaining('var-cluster=${__field.labels.cluster') }),
    ]);
  }
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
    expect(compileDashboards({ ...bundledSettings(), sources: [] })).toHaveLength(compiled.length);
  });
});
