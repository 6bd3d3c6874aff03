import { PluginContextProvider, type AppPluginMeta } from '@grafana/data';
import { getBackendSrv, hasPermission, locationService } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, Tab, TabContent, TabsBar } from '@grafana/ui';
import { useParams, useSearchParams } from 'react-router-dom-v5-compat';
import { PluginPageLayout } from '../chrome/PluginPageLayout';
import { useAppPlugin } from './useAppPlugin';

async function setEnabled(meta: AppPluginMeta, enabled: boolean): Promise<void> {
  const { jsonData } = meta;
  await getBackendSrv().post(`/api/plugins/${meta.id}/settings`, { enabled, pinned: enabled, jsonData });
  window.location.reload();
}

function EnableButton({ meta }: { meta: AppPluginMeta }) {
  if (!hasPermission('plugins:write')) {
    return null;
  }
  return (
    <Button variant={meta.enabled ? 'destructive' : 'primary'} onClick={() => void setEnabled(meta, !meta.enabled)}>
      {meta.enabled ? 'Disable' : 'Enable'}
    </Button>
  );
}

/** The plugin's own page: enable it, and its configuration pages as tabs for those who may change settings. */
export function PluginDetailsPage() {
  const { pluginId = '' } = useParams();
  const [query] = useSearchParams();
  const app = useAppPlugin(pluginId, 'load');
  if (app.state === 'loading') {
    return <LoadingPlaceholder text="Loading …" />;
  }
  if (app.state !== 'ready') {
    const reason = app.state === 'failed' ? app.reason : '';
    return (
      <PluginPageLayout pageNav={{ text: pluginId }}>
        <Alert title="The plugin could not be loaded">{reason}</Alert>
      </PluginPageLayout>
    );
  }
  const { meta, plugin } = app;
  const configPages = hasPermission('plugins:write') ? (plugin.configPages ?? []) : [];
  const wanted = query.get('page') ?? configPages[0]?.id ?? 'overview';
  const page = configPages.find(({ id }) => id === wanted);
  const Body = page?.body;
  return (
    <PluginPageLayout
      pageNav={{ text: meta.name }}
      subTitle={meta.info.description}
      actions={<EnableButton meta={meta} />}
    >
      <TabsBar>
        <Tab label="Overview" active={!page} onChangeTab={() => locationService.partial({ page: 'overview' })} />
        {configPages.map(({ id, title, icon }) => (
          <Tab
            key={id}
            label={title}
            icon={icon}
            active={id === wanted}
            onChangeTab={() => locationService.partial({ page: id })}
          />
        ))}
      </TabsBar>
      <TabContent>
        <PluginContextProvider meta={meta}>
          {Body ? <Body plugin={plugin} query={Object.fromEntries(query)} /> : <p>{`Version ${meta.info.version}`}</p>}
        </PluginContextProvider>
      </TabContent>
    </PluginPageLayout>
  );
}
