import type { DataLink, DataSourceRef, DataTransformerConfig, FieldConfigSource } from '@grafana/data';
import { recordOf } from '../panels/optionValues';
import type { PrometheusQuery } from '../runtime/prometheusDataSource';

export interface PanelModel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: DataSourceRef;
  targets?: PrometheusQuery[];
  transformations?: DataTransformerConfig[];
  fieldConfig?: FieldConfigSource;
  options?: Record<string, unknown>;
  links?: DataLink[];
  collapsed?: boolean;
  panels?: PanelModel[];
  maxDataPoints?: number;
  interval?: string;
  timeFrom?: string;
  transparent?: boolean;
}

export interface VariableModel {
  name: string;
  type: string;
  label?: string;
  hide?: number;
  query?: string | { query?: string };
  datasource?: DataSourceRef;
  regex?: string;
  sort?: number;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string | null;
  current?: { text?: string | string[]; value?: string | string[] };
}

export interface DashboardModel {
  uid: string;
  title: string;
  description?: string;
  panels?: PanelModel[];
  templating?: { list?: VariableModel[] };
  time?: { from: string; to: string };
  refresh?: string | false;
  links?: Array<{ type?: string; title?: string; url?: string; keepTime?: boolean; includeVars?: boolean }>;
}

/** Query text of a variable, in either of its two notations. */
export function queryOf({ query }: VariableModel): string {
  const inside = recordOf(query)['query'];
  return typeof query === 'string' ? query : typeof inside === 'string' ? inside : '';
}
