import { Button, Stack, Text } from '@grafana/ui';

import { fixedNumberWarning, toleranceWarning } from '../../../core/found/expectation';
import { type Found } from '../../../core/found/found';
import { withExpectedNodes } from '../../../core/settings/edit';
import { withKnownClusters } from '../../../core/settings/editClusters';
import { type Source } from '../../../core/settings/schema';
import { stanceOf } from '../../../core/settings/stance';
import { FieldNotices } from '../LevelFields';
import { type SettingsDraft } from '../useSettingsEditor';
import { ClusterTable } from './ClusterTable';
import { ExpectedNodesFields } from './ExpectedNodesFields';

interface Props {
  source: Source;
  path: string;
  /** Undefined while it is not known. */
  found: Found | undefined;
  draft: SettingsDraft;
}

/** How many nodes should run kube-proxy: for all clusters of a source, and for each. */
export function NodeCount({ source, path, found, draft }: Props) {
  const automatic = (found?.clusters ?? []).filter(
    ({ cluster }) =>
      source.clusters[cluster]?.expectedNodes === undefined && source.clusters[cluster]?.kubeProxy !== false
  );
  const warnings = [
    fixedNumberWarning(source.expectedNodes, automatic),
    toleranceWarning(source.expectedNodes, automatic),
  ];
  const unconfirmed = (found?.clusters ?? [])
    .map(({ cluster }) => cluster)
    .filter((name) => stanceOf(source.clusters[name]) === 'automatic');
  return (
    <Stack direction="column" gap={2}>
      <Text element="h4" variant="h6">
        Node count
      </Text>
      <ExpectedNodesFields
        idPrefix={source.id}
        expectedNodes={source.expectedNodes}
        problemAt={(field) => draft.problemAt(`${path}.expectedNodes.${field}`)}
        onChange={(expectedNodes) => draft.change((before) => withExpectedNodes(before, source.id, expectedNodes))}
      />
      <div data-testid="fixed-number-warning">
        <FieldNotices notices={warnings} />
      </div>
      {found !== undefined && <ClusterTable source={source} path={path} found={found} draft={draft} />}
      {unconfirmed.length > 0 && (
        <Stack gap={1} alignItems="center" wrap="wrap">
          <Button
            size="sm"
            variant="secondary"
            onClick={() => draft.change((before) => withKnownClusters(before, source.id, unconfirmed))}
          >
            {unconfirmed.length === 1
              ? 'Expect this cluster by name'
              : `Expect these ${unconfirmed.length} clusters by name`}
          </Button>
          <Text color="secondary" variant="bodySmall">
            Then you are told for as long as one of them is gone. Other clusters are missed for a day.
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
