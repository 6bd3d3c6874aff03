import { type SelectableValue } from '@grafana/data';
import { Field, Icon, InlineSwitch, RadioButtonGroup, Stack, Text } from '@grafana/ui';

import { fixedNumberWarning } from '../../../core/found/expectation';
import { withCluster, withoutCluster } from '../../../core/settings/editClusters';
import { pathText } from '../../../core/settings/findingPath';
import { type Source } from '../../../core/settings/schema';
import { type SettingsDraft } from '../useSettingsEditor';
import { type ClusterRow } from './clusterRows';
import { ExpectedNodesFields } from './ExpectedNodesFields';

interface Props {
  row: ClusterRow;
  source: Source;
  path: string;
  draft: SettingsDraft;
}

const stances: Array<SelectableValue<ClusterRow['stance']>> = [
  { value: 'automatic', label: 'Found by itself', description: 'Missed for a day once it is gone' },
  { value: 'expected', label: 'Expected by name', description: 'Missed for as long as it is gone' },
  { value: 'no kube-proxy', label: 'No kube-proxy here', description: 'Never missed: Cilium, or another replacement' },
];

/** What is set about one cluster only. */
export function ClusterFields({ row: { cluster, stance, found }, source, path, draft }: Props) {
  const own = source.clusters[cluster];
  const id = `${source.id}-${cluster}`;
  const warning = own?.expectedNodes && fixedNumberWarning(own.expectedNodes, found === undefined ? [] : [found]);
  const choose = (chosen: ClusterRow['stance']) =>
    draft.change((before) =>
      chosen === 'automatic'
        ? withoutCluster(before, source.id, cluster)
        : withCluster(before, source.id, cluster, { kubeProxy: chosen === 'expected' })
    );
  const setOwnNumber = (isOwn: boolean) =>
    draft.change((before) =>
      withCluster(before, source.id, cluster, { expectedNodes: isOwn ? source.expectedNodes : undefined })
    );
  return (
    <Stack direction="column" gap={2}>
      <Field label="This cluster is" useFieldset noMargin>
        <RadioButtonGroup id={`stance-${id}`} options={stances} value={stance} onChange={choose} />
      </Field>
      {stance !== 'no kube-proxy' && (
        <InlineSwitch
          id={`own-number-${id}`}
          label="Node count of its own"
          showLabel
          value={own?.expectedNodes !== undefined}
          onChange={({ currentTarget }) => setOwnNumber(currentTarget.checked)}
        />
      )}
      {stance !== 'no kube-proxy' && own?.expectedNodes !== undefined && (
        <ExpectedNodesFields
          idPrefix={id}
          expectedNodes={own.expectedNodes}
          problemAt={(field) => draft.problemAt(`${path}.${pathText(['clusters', cluster])}.expectedNodes.${field}`)}
          onChange={(expectedNodes) =>
            draft.change((before) => withCluster(before, source.id, cluster, { expectedNodes }))
          }
        />
      )}
      {warning !== undefined && (
        <Text color="warning">
          <Icon name="exclamation-triangle" /> {warning}
        </Text>
      )}
      {stance === 'automatic' && own === undefined && (
        <Text color="secondary" variant="bodySmall">
          With a number or thresholds of its own, a cluster is expected by name.
        </Text>
      )}
    </Stack>
  );
}
