import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import * as v from 'valibot';

import { Refused } from './refused';

/** Plugins whose data sources speak PromQL; Mimir, Thanos and VictoriaMetrics are used through the first. */
const prometheusTypes: readonly string[] = [
  'prometheus',
  'grafana-amazonprometheus-datasource',
  'grafana-azureprometheus-datasource',
];

export interface DataSource {
  uid: string;
  name: string;
  type: string;
  isDefault: boolean;
  /** Prometheus, Mimir, Cortex or Thanos, where its settings say so. */
  prometheusType?: string;
}

const jsonDataSchema = v.object({ prometheusType: v.optional(v.string()) });

/** Every data source that this user may query and that speaks PromQL; the default one first. */
export function listPrometheusDataSources(): DataSource[] {
  return getDataSourceSrv()
    .getList({ filter: ({ type }) => prometheusTypes.includes(type) })
    .map(toDataSource)
    .sort((left, right) => Number(right.isDefault) - Number(left.isDefault));
}

/** @throws Refused when there is none of that uid, or it does not speak PromQL. */
export function findPrometheusDataSource(uid: string): DataSource {
  const found = getDataSourceSrv().getInstanceSettings(uid);
  // For an unknown uid Grafana may answer with the default data source.
  if (found === undefined || found.uid !== uid) {
    throw new Refused(
      `The data source with uid “${uid}” is not there, or you may not use it.`,
      'Choose another one under Configuration, or ask an administrator for access to it.'
    );
  }
  if (!prometheusTypes.includes(found.type)) {
    throw new Refused(
      `The data source “${found.name}” is of type ${found.type}, which does not speak PromQL.`,
      'Choose a Prometheus-compatible data source under Configuration.'
    );
  }
  return toDataSource(found);
}

function toDataSource({ uid, name, type, isDefault, jsonData }: DataSourceInstanceSettings): DataSource {
  const parsed = v.safeParse(jsonDataSchema, jsonData);
  const { prometheusType = undefined } = parsed.success ? parsed.output : {};
  return { uid, name, type, isDefault: isDefault === true, prometheusType };
}
