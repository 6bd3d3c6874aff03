import { type Family } from '../../../metrics/family';
import { type Expression } from '../../../promql/expression';
import { type SignalId } from '../../../signals/signal';
import { type Target } from '../dashboardModel';
import { explanationLinks, type DashboardName } from '../links';
import { type DashboardSubject } from '../subject';
import { chosenDatasource } from '../variables';
import { familiesDrawn, nothingText, sourceText } from './source';

/** What every panel must say. */
export interface PanelWords {
  /** Never given to another panel of the dashboard. */
  id: number;
  /** The question that the panel answers. */
  title: string;
  /** What the numbers are, in sentences. Where they come from is added. */
  meaning: string;
  /** What they are when all is well: ends the sentence that begins with “Healthy:”. */
  healthy: string;
  /** What to do when they are not. */
  action: string;
  /** Why there may be nothing to see, besides a mode or version that has no such number: that is added. */
  noValue: string;
  /** The signals that the panel is about, the main one first, or the dashboard that tells more. The panel links there. */
  explainedBy: readonly [SignalId, ...SignalId[]] | DashboardName;
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
  | 'dtdhms'
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
export function describedBy(subject: DashboardSubject, words: PanelWords, queries: Query[]) {
  const { id, title, meaning, healthy, action, explainedBy } = words;
  return {
    id,
    title,
    description: [meaning, `**Healthy:** ${healthy}`, `**What to do:** ${action}`, sourceText(drawnBy(queries))].join(
      '\n\n'
    ),
    links: explanationLinks(explainedBy, subject.settings),
    datasource: { ...chosenDatasource },
  };
}

/** What stands in the panel while it is empty. */
export function textOfNothing({ noValue }: PanelWords, queries: Query[]): string {
  return nothingText(noValue, drawnBy(queries));
}

function drawnBy(queries: Query[]): Family[] {
  return familiesDrawn(queries.map(({ expression }) => expression));
}
