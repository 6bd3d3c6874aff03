import {
  locationUtil,
  setLocale,
  setTimeZoneResolver,
  setWeekStart,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformersRegistry,
  type GrafanaConfig,
} from '@grafana/data';
import {
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setHelpNavItemHook,
  setLocationSrv,
  setMegaMenuOpenHook,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setTemplateSrv,
} from '@grafana/runtime';
import { setPanelDataErrorView, setPanelRenderer, setPluginPage } from '@grafana/runtime/internal';
import { initializeI18n } from '@grafana/i18n/internal';
import { PluginPageLayout } from '../chrome/PluginPageLayout';
import { PanelMessage } from '../panels/PanelMessage';
import { PreviewPanelRenderer } from '../panels/PreviewPanelRenderer';
import { standardFieldConfig } from '../panels/fieldConfigRegistry';
import { standardTransformations } from '../panels/transformations';
import { appEvents } from './appEvents';
import { PreviewBackendSrv } from './backendSrv';
import { bootData } from './bootData';
import { PreviewDataSourceSrv } from './dataSourceSrv';
import { templateSrv } from './templateSrv';

/** The two packages' types of the same object differ in names that links do not need. */
function isGrafanaConfig(settings: object): settings is GrafanaConfig {
  return 'appSubUrl' in settings;
}

/** Sets what Grafana sets at its start, before any plugin is loaded. */
export async function setSingletons(): Promise<void> {
  await initializeI18n({ language: 'en-US', ns: ['grafana'] });
  setLocale('en-US');
  setWeekStart('');
  setTimeZoneResolver(() => 'browser');
  standardEditorsRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(standardFieldConfig);
  standardTransformersRegistry.setInit(standardTransformations);
  setAppEvents(appEvents);
  setBackendSrv(new PreviewBackendSrv(appEvents));
  setDataSourceSrv(new PreviewDataSourceSrv());
  setTemplateSrv(templateSrv);
  setLocationSrv(locationService);
  const settings: object = config;
  if (!isGrafanaConfig(settings)) {
    throw new Error('The boot data has no settings.');
  }
  locationUtil.initialize({
    config: settings,
    getTimeRangeForUrl: () => ({ from: 'now-1h', to: 'now' }),
    getVariablesUrlParams: () => ({}),
  });
  setCurrentUser(bootData().user);
  setPluginPage(PluginPageLayout);
  setPanelRenderer(PreviewPanelRenderer);
  setPanelDataErrorView(({ message }) => <PanelMessage text={message ?? 'No data'} />);
  // No other plugin is there that could extend this one.
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setHelpNavItemHook(() => undefined);
  setReturnToPreviousHook(() => () => undefined);
  setMegaMenuOpenHook(() => [true, () => undefined]);
  setChromeHeaderHeightHook(() => 40);
}
