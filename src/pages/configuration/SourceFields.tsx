import { Box, Field, Grid, Input, Stack } from '@grafana/ui';
import { useCallback } from 'react';

import { useLoaded } from '../../components/useLoaded';
import { withSourceChange } from '../../core/settings/edit';
import { type Source } from '../../core/settings/schema';
import { type DataSource, findPrometheusDataSource } from '../../grafana/dataSources';
import { toRefused } from '../../grafana/refused';
import { DataSourceField } from './DataSourceField';
import { ExpectedNodesFields } from './ExpectedNodesFields';
import { FoundClusters } from './FoundClusters';
import { JobField } from './JobField';
import { loadFound } from './loadFound';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  source: Source;
  /** Place among the sources, as findings name it. */
  index: number;
  available: readonly DataSource[];
  draft: SettingsDraft;
}

/** One data source: what in it is kube-proxy, and how many nodes should run one. */
export function SourceFields({ source, index, available, draft }: Props) {
  const path = `sources[${index}]`;
  const change = (part: Partial<Source>) => draft.change((before) => withSourceChange(before, source.id, part));
  const found = useFound(source);
  const sourceProblem = dataSourceProblem(source.datasourceUid);
  const clusterLabelProblem = draft.problemAt(`${path}.clusterLabel`);
  return (
    <Box backgroundColor="secondary" padding={2} borderRadius="default" data-testid={`source-${source.id}`}>
      <Stack direction="column" gap={2}>
        <Grid columns={{ xs: 1, md: 3 }} gap={2}>
          <DataSourceField
            id={`data-source-${source.id}`}
            uid={source.datasourceUid}
            available={available}
            problem={sourceProblem}
            onChange={({ uid, name }) => change({ datasourceUid: uid, name })}
          />
          <JobField
            id={`job-${source.id}`}
            job={source.selector.job}
            found={found.result?.jobs ?? []}
            problem={draft.problemAt(`${path}.selector.job`)}
            onChange={(job) => change({ selector: { ...source.selector, job } })}
          />
          <Field
            label="Cluster label"
            description="The label that tells clusters apart. Without it, all is one cluster."
            invalid={clusterLabelProblem !== undefined}
            error={clusterLabelProblem}
            noMargin
          >
            <Input
              id={`cluster-label-${source.id}`}
              value={source.clusterLabel}
              onChange={({ currentTarget }) => change({ clusterLabel: currentTarget.value })}
            />
          </Field>
        </Grid>
        {sourceProblem === undefined && <FoundClusters of={found} />}
        <ExpectedNodesFields
          idPrefix={source.id}
          expectedNodes={source.expectedNodes}
          problemAt={(field) => draft.problemAt(`${path}.expectedNodes.${field}`)}
          onChange={(expectedNodes) => change({ expectedNodes })}
        />
      </Stack>
    </Box>
  );
}

/** What the data source shows for the present selection; asked anew when the selection changes. */
function useFound({ datasourceUid, selector, clusterLabel }: Source) {
  const { job } = selector;
  return useLoaded(useCallback(() => loadFound(datasourceUid, job, clusterLabel), [datasourceUid, job, clusterLabel]));
}

function dataSourceProblem(uid: string): string | undefined {
  try {
    findPrometheusDataSource(uid);
    return undefined;
  } catch (thrown) {
    return toRefused(thrown).message;
  }
}
