import { bucketQueries } from '../../../core/found/bucketsFound';
import { foundIn, type Found } from '../../../core/found/found';
import { foundQueries, selectionOf } from '../../../core/found/foundQueries';
import { isLabelName } from '../../../core/promql/quoting';
import { type Source } from '../../../core/settings/schema';
import { queryInstantEach, type Sample } from '../../../grafana/prometheus';
import { Refused } from '../../../grafana/refused';

/** What decides what is found. */
export type Searched = Pick<Source, 'selector' | 'clusterLabel' | 'expectedNodes' | 'histograms' | 'clusters'>;

/** Asks a data source what a selection finds in it. @throws Refused when it cannot be asked. */
export async function loadFound(datasourceUid: string, searched: Searched): Promise<Found> {
  const { clusterLabel, selector } = searched;
  if (!isLabelName(clusterLabel) || selector.job === '') {
    throw new Refused('The selection is not complete.', 'Enter a job and a label name.');
  }
  const source = selectionOf(datasourceUid, searched);
  const answers = await queryInstantEach(datasourceUid, foundQueries(source));
  if (answers['targets'] instanceof Refused) {
    throw answers['targets'];
  }
  const known = answered(answers);
  const buckets = await queryInstantEach(datasourceUid, bucketQueries(source, known['examples-of-versions']));
  const refused = [...Object.values(answers), ...Object.values(buckets)].find((answer) => answer instanceof Refused);
  return foundIn(source, { ...known, ...answered(buckets) }, refused);
}

/** Without what was refused: a single query that fails leaves the others their answers. */
function answered(answers: Record<string, Sample[] | Refused>): Record<string, Sample[] | undefined> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, answer instanceof Refused ? undefined : answer])
  );
}
