import { PluginExtensionPoints, type PluginExtensionAddedLinkConfig } from '@grafana/data';
import { plugin } from './module';

const linkTo = (target: string): PluginExtensionAddedLinkConfig => {
  const link = plugin.addedLinkConfigs.find(({ targets }) => targets.includes(target));
  if (!link) {
    throw new Error(`No link at ${target}`);
  }
  return link;
};

describe('plugin', () => {
  it('has a root page and a configuration tab', () => {
    expect(plugin.root).toBeDefined();
    expect(plugin.configPages?.map(({ id }) => id)).toEqual(['configuration']);
  });

  it.each([
    ['kubeproxy-fleet', {}],
    ['node-exporter-full', undefined],
  ])('is in the panel menu of its own dashboards only: %s', (uid, shown) => {
    const { configure, path } = linkTo(PluginExtensionPoints.DashboardPanelMenu);
    expect(path).toBe('/a/kubeproxy-monitor-app');
    expect(configure?.({ dashboard: { uid, title: '', tags: [] } })).toEqual(shown);
  });

  it('leads from a rule to the page that manages it', () => {
    expect(linkTo('grafana/alerting/alertingrule/action').path).toBe('/a/kubeproxy-monitor-app/alerts');
  });
});
