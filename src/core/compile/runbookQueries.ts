import { type Settings, type Source } from '../settings/schema';
import { kubeProxyOf } from '../signals/kubeProxyOf';
import { type RunbookStep } from '../signals/signal';

/** A query that helps to confirm an alert, for one source. */
export interface RunbookQuery {
  source: Source;
  text: string;
}

/** The queries of a step of a runbook, with each source's own job, matchers, cluster label and form of histograms. */
export function runbookQueries({ queries = [] }: RunbookStep, { sources }: Settings): RunbookQuery[] {
  return sources.flatMap((source) => queries.map((query) => ({ source, text: query(kubeProxyOf(source)).text })));
}
