import {
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type MetricFindValue,
  type ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend } from '@grafana/runtime';
import { map, type Observable } from 'rxjs';
import { prometheusFormat, type VariableValue } from './formats';
import { shapeFrames } from './shapeFrames';
import { templateSrv } from './templateSrv';

export interface PrometheusQuery extends DataQuery {
  expr: string;
  instant?: boolean;
  range?: boolean;
  format?: 'time_series' | 'table' | 'heatmap';
  legendFormat?: string;
  interval?: string;
}

/** A query as it comes from a panel or an app; what is missing counts as not asked for. */
function prometheusQuery(query: DataQuery): PrometheusQuery {
  return { expr: '', ...query };
}

function interpolate(value: VariableValue, variable: { multi: boolean; includeAll: boolean }): string {
  return prometheusFormat(value, variable.multi || variable.includeAll);
}

/** The Prometheus data source as far as panels and apps use it; queries run on the server, in real Prometheus. */
export class PreviewPrometheus extends DataSourceWithBackend {
  override filterQuery(query: DataQuery): boolean {
    return !query.hide && Boolean(prometheusQuery(query).expr);
  }

  override applyTemplateVariables(given: DataQuery, scopedVars: ScopedVars): PrometheusQuery {
    const query = prometheusQuery(given);
    // The server knows the step, and with it the interval macros.
    const { __interval, __interval_ms, __range, __range_ms, __range_s, __rate_interval, ...others } = scopedVars;
    return {
      ...query,
      expr: templateSrv.replace(query.expr, others, interpolate),
      legendFormat: templateSrv.replace(query.legendFormat, others),
      interval: templateSrv.replace(query.interval, others),
    };
  }

  override query(request: DataQueryRequest): Observable<DataQueryResponse> {
    return super
      .query(request)
      .pipe(map((response) => ({ ...response, data: shapeFrames(response.data, request.targets) })));
  }

  override async metricFindQuery(query: string): Promise<MetricFindValue[]> {
    const labelValues = /^label_values\((?:(.+),\s*)?([\w.]+)\)$/.exec(query.trim());
    const [, selector, label] = labelValues ?? [];
    const path = `api/v1/label/${label ?? '__name__'}/values`;
    const answer = await this.getResource<{ data?: string[] }>(path, selector ? { 'match[]': selector } : {});
    return (answer.data ?? []).map((text) => ({ text }));
  }
}
