import { type DashboardLink } from '@grafana/schema';

import { type Expression } from '../../../promql/expression';
import { type Target } from '../dashboardModel';
import { chosenDatasource } from '../variables';

/** What every panel must say. */
export interface PanelWords {
  /** Never given to another panel of the dashboard. */
  id: number;
  /** The question that the panel answers. */
  title: string;
  /** What it means, what is healthy, what to do. */
  description: string;
  /** Why there may be nothing to see. */
  noValue: string;
  links?: DashboardLink[];
}

export interface Query {
  /** Needed where something else speaks of the query. */
  refId?: string;
  expression: Expression;
  /** Text with `{{label}}`. */
  legend?: string;
}

/** Grafana's value formats; what follows `suffix:` is written behind the number. */
export type DisplayUnit =
  | 'none'
  | 's'
  | 'dtdurations'
  | 'percentunit'
  | 'bytes'
  | 'reqps'
  | 'suffix:changes/s'
  | 'pps'
  | 'suffix:syncs/s'
  | 'suffix:cores';

export function targetsOf(queries: Query[], how: { instant: boolean; format?: 'table' }): Target[] {
  return queries.map(({ refId, expression, legend = '' }, index) => ({
    refId: refId ?? String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: { ...chosenDatasource },
    expr: expression.text,
    legendFormat: legend,
    instant: how.instant,
    range: !how.instant,
    format: how.format ?? 'time_series',
    editorMode: 'code',
  }));
}

/** The parts that all panel types share. */
export function describedBy({ id, title, description, links = [] }: PanelWords) {
  return { id, title, description, links, datasource: { ...chosenDatasource } };
}
