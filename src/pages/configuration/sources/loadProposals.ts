import { foundQueries, selectionOf } from '../../../core/found/foundQueries';
import { jobQueries, jobsIn } from '../../../core/found/jobs';
import { proposedSelection, type Selection } from '../../../core/found/proposal';
import { listPrometheusDataSources, type DataSource } from '../../../grafana/dataSources';
import { queryInstant } from '../../../grafana/prometheus';
import { toRefused, type Refused } from '../../../grafana/refused';

/** A data source that carries kube-proxy's metrics and is not used yet. */
export interface Proposal {
  dataSource: DataSource;
  selection: Selection;
  /** By name; '' where series have no cluster label. */
  clusters: string[];
  targets: number;
}

export interface Proposals {
  found: Proposal[];
  /** Data sources that could not be asked. */
  refused: Array<{ dataSource: DataSource; refused: Refused }>;
  /** How many were asked. */
  asked: number;
  /** How many more there are, which were not asked. */
  unasked: number;
}

/** With more, opening the page would be a burden for all of them. */
const mostAsked = 12;

/** Asks each data source that is not used yet whether it has kube-proxy's metrics, and how they are told apart. */
export async function loadProposals(used: readonly string[]): Promise<Proposals> {
  const candidates = listPrometheusDataSources().filter(({ uid }) => !used.includes(uid));
  const asked = candidates.slice(0, mostAsked);
  const answers = await Promise.all(asked.map(ask));
  return {
    found: answers.flatMap((answer) => ('selection' in answer ? [answer] : [])),
    refused: answers.flatMap((answer) => ('refused' in answer ? [answer] : [])),
    asked: asked.length,
    unasked: candidates.length - asked.length,
  };
}

async function ask(dataSource: DataSource): Promise<Proposal | { dataSource: DataSource; refused: Refused } | object> {
  try {
    const selection = proposedSelection(jobsIn(await queryInstant(dataSource.uid, jobQueries())));
    if (selection === undefined) {
      return {};
    }
    const { targets = '' } = foundQueries(selectionOf(dataSource.uid, selection));
    const perCluster = (await queryInstant(dataSource.uid, { targets }))['targets'] ?? [];
    return {
      dataSource,
      selection,
      clusters: perCluster.map(({ labels }) => labels[selection.clusterLabel] ?? '').sort(),
      targets: perCluster.reduce((sum, { value }) => sum + value, 0),
    };
  } catch (thrown) {
    return { dataSource, refused: toRefused(thrown) };
  }
}
