import {
  AppPlugin,
  type AppPluginMeta,
  type AppRootProps,
  type PluginConfigPageProps,
  type PluginExtensionPanelContext,
} from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { lazy, Suspense, type ComponentType } from 'react';
import { pluginId } from './core/product';

type ConfigurationProps = PluginConfigPageProps<AppPluginMeta>;

const App = lazy<ComponentType<AppRootProps>>(() => import(/* webpackChunkName: "app" */ './pages/App'));
const ConfigurationTab = lazy<ComponentType<ConfigurationProps>>(
  () => import(/* webpackChunkName: "configuration-tab" */ './pages/configuration/ConfigurationTab')
);

function Root(props: AppRootProps) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading Kube-proxy Monitor…" />}>
      <App {...props} />
    </Suspense>
  );
}

function Configuration(props: ConfigurationProps) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading the configuration…" />}>
      <ConfigurationTab {...props} />
    </Suspense>
  );
}

// Grafana loads this file at its start because of the panel menu: titles and targets repeat plugin.json, nothing more.
export const plugin = new AppPlugin()
  .setRootPage(Root)
  .addConfigPage({ title: 'Configuration', icon: 'cog', id: 'configuration', body: Configuration })
  .addLink<PluginExtensionPanelContext>({
    targets: ['grafana/dashboard/panel/menu'],
    title: 'Open Kube-proxy Monitor',
    description: "Is every node's Service routing up to date, and if not, which node, why, and what to do?",
    path: `/a/${pluginId}`,
    configure: (panel) => (panel?.dashboard.uid.startsWith('kubeproxy-') ? {} : undefined),
  })
  .addLink({
    targets: ['grafana/alerting/alertingrule/action'],
    title: 'Manage in Kube-proxy Monitor',
    description: 'Pause this rule, change its threshold or see what differs from the settings.',
    path: `/a/${pluginId}/alerts`,
  });
