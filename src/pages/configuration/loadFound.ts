import { foundIn, foundQueries, type Found } from '../../core/overview/foundQueries';
import { newSource } from '../../core/settings/bundledSettings';
import { defaultSettings } from '../../core/settings/parse';
import { isLabelName } from '../../core/promql/quoting';
import { queryInstant } from '../../grafana/prometheus';
import { Refused } from '../../grafana/refused';

/** Asks a data source what a selection of kube-proxies finds in it. @throws Refused when it cannot be asked. */
export async function loadFound(datasourceUid: string, job: string, clusterLabel: string): Promise<Found> {
  if (!isLabelName(clusterLabel) || job === '') {
    throw new Refused('The selection is not complete.', 'Enter a job and a label name.');
  }
  const blank = newSource('search', 'Search', datasourceUid);
  const source = { ...blank, clusterLabel, selector: { ...blank.selector, job } };
  return foundIn(source, await queryInstant(datasourceUid, foundQueries(defaultSettings(), source)));
}
