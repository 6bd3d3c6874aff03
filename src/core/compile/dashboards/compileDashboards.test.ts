import { promqlProblems, withoutGrafanaVariables } from '../../../../tests/source/promql';
import { labelsOf } from '../../../../tests/source/resultLabels';
import { familiesRead } from '../../metrics/familiesRead';
import { exposureText } from '../../metrics/exposure';
import { bundledSettings } from '../../settings/bundledSettings';
import { catalogue } from '../../signals/catalogue';
import { appliedDashboard, dashboardFingerprint } from '../comparableDashboard';
import { signalPanels } from '../signalPanels';
import { compileDashboards } from './compileDashboards';
import { isDrawn } from './dashboardModel';
import { gridWidth } from './layout';
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
      expect(panel.description).toMatch(
        /^.+\.\n\n\*\*Healthy:\*\* .+\.\n\n\*\*What to do:\*\* .+[.?]\n\nSource: `[a-z_]+`/
      );
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

    it('leads to what explains it: runbook and rule of its signals, or a dashboard that tells more', () => {
      const links = (panel.links ?? []).map(({ title, url }) => `${title} ${url}`);
      const ofSignals = links.filter((link) => /^(Runbook|Alert rule)/.test(link)).length;
      const more = links.filter((link) => link.startsWith('More on Kube-proxy / '));
      expect(ofSignals > 0 ? ofSignals % 2 : more.length).toBe(ofSignals > 0 ? 0 : 1);
      expect(ofSignals > 0 ? links.at(-1) : 'Configure').toContain('Configure');
      expect(new Set(links).size).toBe(links.length);
    });

    it('leads from each series of a node to the node, and from each of a cluster to its nodes', () => {
      const { links = [] } = panel.fieldConfig.defaults;
      const urls = JSON.stringify(links);
      const named = panel.targets.filter(({ format }) => format !== 'table').map(({ legendFormat }) => legendFormat);
      const isOfNodes = named.some((legend) => legend.includes('{{node}}'));
      const isOfClusters = named.some((legend) => legend.includes('{{cluster}}'));
      expect(urls.includes('var-instance=${__field.labels.instance')).toBe(isOfNodes);
      expect(urls.includes('var-cluster=${__field.labels.cluster')).toBe(isOfNodes || isOfClusters);
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
      for (const { expr, legendFormat } of panel.targets.filter(({ format }) => format !== 'table')) {
        const labels = labelsOf(withoutGrafanaVariables(expr));
        const unnamed = labels.filter((label) => !legendFormat.includes(`{{${label}}}`) && label !== 'instance');
        expect({ legendFormat, labels, unnamed }).toMatchObject({ labels: expect.any(Array), unnamed: [] });
      }
    });
  }
);

describe('signals', () => {
  it.each(catalogue.map((signal) => [signal.id, signal] as const))(
    '%s is drawn where its alerts point',
    (id, signal) => {
      const { dashboardUid, panelId } = signalPanels[id];
      const drawn = panels.find(({ uid, panel }) => uid === dashboardUid && panel.id === panelId);
      const urls = drawn?.panel.links?.map(({ url }) => url) ?? [];
      expect(urls.slice(0, 2)).toEqual([
        expect.stringContaining(`${id}.md`),
        `/alerting/list?search=rule%3A${signal.alert}`,
      ]);
      expect(urls.at(-1)).toContain('/configuration');
      const read = familiesRead(drawn?.panel.targets.map(({ expr }) => expr) ?? []);
      expect(signal.requires.families.filter((family) => read.includes(family))).not.toEqual([]);
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
    const all = perNode.filter(({ expr }) => !expr.includes('instance=~"$shown"'));
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ expr }) => !/topk by \(\) \(\s*(10|20),/.test(expr))).toEqual([]);
  });

  it('choose once for Kube-proxy / Node which 20 nodes it shows, of those that the reader chose', () => {
    const variables = compiled.find(({ uid }) => uid === 'kubeproxy-node')?.model.templating.list ?? [];
    const shown = variables.find(({ name }) => name === 'shown');
    expect(shown).toMatchObject({ hide: 2, includeAll: true, multi: true, skipUrlSync: true });
    expect(shown).not.toHaveProperty('allValue');
    expect(shown).toHaveProperty('query.query', expect.stringMatching(/^query_result\(topk by \(\) \( 20,/));
    expect(shown).toHaveProperty('query.query', expect.stringContaining('instance=~"$instance"'));
    // Proxies take 8 kB where the data source is asked with GET, and names of clusters are put in yet.
    expect(encodeURIComponent(JSON.stringify(shown)).length).toBeLessThan(6000);
    expect(variables.findIndex(({ name }) => name === 'instance')).toBeLessThan(
      variables.findIndex(({ name }) => name === 'shown')
    );
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
