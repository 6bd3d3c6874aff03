import {
  CoreApp,
  LoadingState,
  rangeUtil,
  transformDataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv, toDataQueryError } from '@grafana/runtime';
import { useEffect, useMemo, useState } from 'react';
import { from, lastValueFrom } from 'rxjs';
import type { PrometheusQuery } from '../runtime/prometheusDataSource';
import { templateSrv } from '../runtime/templateSrv';
import type { PanelModel } from './model';

function request(
  panel: PanelModel,
  range: TimeRange,
  width: number,
  targets: PrometheusQuery[]
): DataQueryRequest<PrometheusQuery> {
  const maxDataPoints = panel.maxDataPoints ?? Math.max(100, Math.round(width));
  const { interval, intervalMs } = rangeUtil.calculateInterval(
    range,
    maxDataPoints,
    templateSrv.replace(panel.interval ?? '')
  );
  return {
    requestId: `panel-${panel.id}`,
    app: CoreApp.Dashboard,
    timezone: 'browser',
    range,
    interval,
    intervalMs,
    maxDataPoints,
    targets,
    scopedVars: {},
    startTime: Date.now(),
  };
}

/** Queries of one panel may go to several data sources. */
async function run(panel: PanelModel, range: TimeRange, width: number): Promise<DataQueryResponse[]> {
  const targets = (panel.targets ?? []).filter(({ hide }) => !hide);
  const bySource = new Map<string, PrometheusQuery[]>();
  for (const target of targets) {
    const uid = templateSrv.replace(target.datasource?.uid ?? panel.datasource?.uid ?? '');
    bySource.set(uid, [...(bySource.get(uid) ?? []), { ...target, datasource: { type: 'prometheus', uid } }]);
  }
  return Promise.all(
    [...bySource].map(async ([uid, own]) => {
      const source = await getDataSourceSrv().get(uid);
      return lastValueFrom(from(source.query(request(panel, range, width, own))));
    })
  );
}

async function load(panel: PanelModel, range: TimeRange, width: number): Promise<PanelData> {
  try {
    const responses = await run(panel, range, width);
    const errors = responses.flatMap((response) => response.errors ?? (response.error ? [response.error] : []));
    const series = responses.flatMap(({ data }) => data);
    const transformations = (panel.transformations ?? []).filter(({ disabled }) => !disabled);
    const context = { interpolate: (text: string) => templateSrv.replace(text) };
    const transformed =
      transformations.length > 0 ? await lastValueFrom(transformDataFrame(transformations, series, context)) : series;
    return {
      state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
      series: transformed,
      timeRange: range,
      errors,
    };
  } catch (reason) {
    const error = toDataQueryError(reason instanceof Error ? { message: reason.message } : { message: String(reason) });
    return { state: LoadingState.Error, series: [], timeRange: range, errors: [error] };
  }
}

/** Result of a panel's queries, transformed; runs again whenever range, revision or size class changes. */
export function usePanelData(
  panel: PanelModel,
  range: TimeRange,
  revision: string,
  width: number
): PanelData | undefined {
  const points = Math.round(width / 200) * 200; // A new query for every pixel would be too many.
  const wanted = useMemo(() => ({ panel, range, revision, points }), [panel, range, revision, points]);
  const [answered, setAnswered] = useState<{ to: typeof wanted; data: PanelData }>();
  useEffect(() => {
    let isWanted = true;
    if (wanted.points > 0 && (wanted.panel.targets?.length ?? 0) > 0) {
      void load(wanted.panel, wanted.range, wanted.points).then(
        (data) => isWanted && setAnswered({ to: wanted, data })
      );
    }
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return answered?.to === wanted ? answered.data : answered && { ...answered.data, state: LoadingState.Loading };
}
