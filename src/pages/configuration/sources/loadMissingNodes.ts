import { missingNodesIn, missingNodesOfCluster, type MissingNodes } from '../../../core/found/missingNodes';
import { type Source } from '../../../core/settings/schema';
import { queryInstant } from '../../../grafana/prometheus';

/** More names are no list that anybody reads. */
export const mostMissing = 1000;

/** Every node of a cluster that lacks a kube-proxy. @throws Refused when the data source cannot be asked. */
export async function loadMissingNodes(source: Source, cluster: string): Promise<MissingNodes> {
  const queries = missingNodesOfCluster(source, cluster, mostMissing);
  return missingNodesIn(source, await queryInstant(source.datasourceUid, queries), cluster);
}
