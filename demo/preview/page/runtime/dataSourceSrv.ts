import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import { config, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { PreviewPrometheus } from './prometheusDataSource';
import { templateSrv } from './templateSrv';

function nameOf(ref: DataSourceRef | string | null | undefined, scopedVars?: ScopedVars): string {
  const given = typeof ref === 'object' ? ref?.uid : ref;
  return templateSrv.replace(given ?? '', scopedVars);
}

/** The data sources of the page's boot data. */
export class PreviewDataSourceSrv implements DataSourceSrv {
  private readonly instances = new Map<string, DataSourceApi>();

  private all(): DataSourceInstanceSettings[] {
    return Object.values(config.datasources);
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const types = filters.type === undefined ? undefined : [filters.type].flat();
    return this.all()
      .filter(({ meta, type }) => (meta.id === 'grafana' ? false : types === undefined || types.includes(type)))
      .filter(({ meta }) => !filters.pluginId || meta.id === filters.pluginId)
      .filter(({ meta }) => !filters.metrics || meta.metrics)
      .filter(({ meta }) => !filters.alerting || meta.alerting)
      .filter(({ meta }) => !filters.logs || meta.logs)
      .filter(({ meta }) => !filters.tracing || meta.tracing)
      .filter((settings) => filters.filter?.(settings) ?? true)
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  getInstanceSettings(
    ref?: DataSourceRef | string | null,
    scopedVars?: ScopedVars
  ): DataSourceInstanceSettings | undefined {
    const wanted = nameOf(ref, scopedVars);
    return wanted === '' || wanted === 'default'
      ? this.all().find(({ isDefault }) => isDefault)
      : this.all().find(({ uid, name }) => uid === wanted || name === wanted);
  }

  async get(ref?: DataSourceRef | string | null, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      throw new Error(`Datasource ${nameOf(ref, scopedVars)} was not found`);
    }
    if (settings.type !== 'prometheus') {
      throw new Error(`The preview has no data source plugin of type ${settings.type}.`);
    }
    const known = this.instances.get(settings.uid);
    const instance = known ?? new PreviewPrometheus(settings);
    this.instances.set(settings.uid, instance);
    return instance;
  }

  async reload(): Promise<void> {
    return;
  }

  registerRuntimeDataSource(): void {
    throw new Error('The preview has no runtime data sources.');
  }
}
