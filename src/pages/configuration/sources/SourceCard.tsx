import { Box, Button, ConfirmModal, Grid, Stack, Text } from '@grafana/ui';
import { useEffect, useState } from 'react';

import { type Found } from '../../../core/found/found';
import { withSourceChange } from '../../../core/settings/edit';
import { withoutSource } from '../../../core/settings/editClusters';
import { type Source } from '../../../core/settings/schema';
import { type DataSource, findPrometheusDataSource } from '../../../grafana/dataSources';
import { toRefused } from '../../../grafana/refused';
import { FieldNotices } from '../LevelFields';
import { type SettingsDraft } from '../useSettingsEditor';
import { ClusterLabelField } from './ClusterLabelField';
import { DataSourceField } from './DataSourceField';
import { FoundInSource } from './FoundInSource';
import { JobField } from './JobField';
import { NodeCount } from './NodeCount';
import { SourceDetails } from './SourceDetails';
import { useFound } from './useFound';

interface Props {
  source: Source;
  /** Place among the sources, as findings name it. */
  index: number;
  available: readonly DataSource[];
  draft: SettingsDraft;
  /** What other sources cover as well, in words. */
  doubled: readonly string[];
  /** Told what is found. */
  noteFound: (sourceId: string, found: Found | undefined) => void;
}

/** Parts of a source that decide what is found in it. */
const deciding = ['selector', 'clusterLabel', 'expectedNodes.graceMinutes', 'expectedNodes.excludeTaints'];

/** One data source: what in it is kube-proxy, what was found, and how many nodes should run one. */
export function SourceCard({ source, index, available, draft, doubled, noteFound }: Props) {
  const path = `sources[${index}]`;
  const change = (part: Partial<Source>) => draft.change((before) => withSourceChange(before, source.id, part));
  const isUsable = !deciding.some((part) => draft.hasProblemBelow(`${path}.${part}`));
  const found = useFound(source, isUsable);
  const { result } = found;
  useEffect(() => noteFound(source.id, result), [noteFound, source.id, result]);
  const sourceProblem = dataSourceProblem(source.datasourceUid);
  return (
    <Box backgroundColor="secondary" padding={2} borderRadius="default" data-testid={`source-${source.id}`}>
      <Stack direction="column" gap={2}>
        <Stack justifyContent="space-between" alignItems="center" gap={1}>
          <Text element="h3" variant="h5" truncate>
            {source.name}
          </Text>
          <RemoveSource source={source} draft={draft} />
        </Stack>
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
          <ClusterLabelField
            id={`cluster-label-${source.id}`}
            label={source.clusterLabel}
            found={found.result?.labels ?? []}
            problem={draft.problemAt(`${path}.clusterLabel`)}
            onChange={(clusterLabel) => change({ clusterLabel })}
          />
        </Grid>
        {sourceProblem === undefined && (
          <FoundInSource of={found} isUsable={isUsable} source={source} change={change} />
        )}
        <FieldNotices notices={doubled} />
        <NodeCount source={source} path={path} found={found.result} draft={draft} />
        <SourceDetails source={source} path={path} draft={draft} change={change} />
      </Stack>
    </Box>
  );
}

function RemoveSource({ source, draft }: { source: Source; draft: SettingsDraft }) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        fill="text"
        size="sm"
        icon="trash-alt"
        aria-label={`Remove ${source.name}`}
        onClick={() => setAsks(true)}
      >
        Remove
      </Button>
      <ConfirmModal
        isOpen={asks}
        title={`Remove ${source.name}?`}
        body="Its clusters are no longer watched, and what is set about them is forgotten. Nothing happens until you save; its alert rules stay in Grafana until you apply the change on Alerts."
        confirmText="Remove"
        onConfirm={() => {
          setAsks(false);
          draft.change((before) => withoutSource(before, source.id));
        }}
        onDismiss={() => setAsks(false)}
      />
    </>
  );
}

function dataSourceProblem(uid: string): string | undefined {
  try {
    findPrometheusDataSource(uid);
    return undefined;
  } catch (thrown) {
    return toRefused(thrown).message;
  }
}
