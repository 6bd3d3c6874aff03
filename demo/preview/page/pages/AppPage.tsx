import { PluginContextProvider } from '@grafana/data';
import { Alert, LinkButton, LoadingPlaceholder } from '@grafana/ui';
import { useLocation, useParams } from 'react-router-dom-v5-compat';
import { PluginPageLayout } from '../chrome/PluginPageLayout';
import { useAppPlugin } from './useAppPlugin';

/** The pages of the app itself. */
export function AppPage() {
  const { pluginId = '' } = useParams();
  const { pathname, search } = useLocation();
  const app = useAppPlugin(pluginId, 'stop');
  if (app.state === 'loading') {
    return <LoadingPlaceholder text="Loading …" />;
  }
  if (app.state === 'failed') {
    return (
      <PluginPageLayout pageNav={{ text: pluginId }}>
        <Alert title="The app could not be loaded">{app.reason}</Alert>
      </PluginPageLayout>
    );
  }
  if (app.state === 'disabled') {
    return (
      <PluginPageLayout pageNav={{ text: app.meta.name }}>
        <Alert severity="warning" title="Application Not Enabled">
          An administrator can enable it.
        </Alert>
        <LinkButton href={`/plugins/${pluginId}`}>Open the plugin settings</LinkButton>
      </PluginPageLayout>
    );
  }
  const Root = app.plugin.root;
  return (
    <PluginContextProvider meta={app.meta}>
      {Root ? (
        <Root
          meta={app.meta}
          basename={`/a/${pluginId}`}
          onNavChanged={() => undefined}
          path={pathname}
          query={Object.fromEntries(new URLSearchParams(search))}
        />
      ) : (
        <Alert title="The app has no root page" />
      )}
    </PluginContextProvider>
  );
}
