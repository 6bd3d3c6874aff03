import { type SelectableValue } from '@grafana/data';
import { Button, Field, RadioButtonGroup, Stack, Text } from '@grafana/ui';

import { fixedNumberWarning, toleranceWarning } from '../../../core/found/expectation';
import { withClusterExpectedNodes, withoutClusterExpectedNodes, withStance } from '../../../core/settings/editClusters';
import { effectiveExpectedNodes } from '../../../core/settings/effective';
import { pathText } from '../../../core/settings/findingPath';
import { type Source } from '../../../core/settings/schema';
import { type Stance } from '../../../core/settings/stance';
import { FieldNotices } from '../LevelFields';
import { type SettingsDraft } from '../useSettingsEditor';
import { type ClusterRow } from './clusterRows';
import { ExpectedNodesFields } from './ExpectedNodesFields';
import { MissingNodeList } from './MissingNodeList';
import { TaintsField } from './TaintsField';

interface Props {
  row: ClusterRow;
  source: Source;
  path: string;
  draft: SettingsDraft;
}

const stances: Array<SelectableValue<Stance>> = [
  { value: 'automatic', label: 'Found by itself', description: 'Missed for a day once it is gone' },
  { value: 'expected', label: 'Expected by name', description: 'Missed for as long as it is gone' },
  { value: 'no kube-proxy', label: 'No kube-proxy here', description: 'Never missed: Cilium, or another replacement' },
];

/** What is set about one cluster only. */
export function ClusterFields({ row, source, path, draft }: Props) {
  const { cluster, stance } = row;
  return (
    <div role="group" aria-label={`Settings of ${cluster === '' ? 'series without a cluster label' : cluster}`}>
      <Stack direction="column" gap={2}>
        <Field label="This cluster is" useFieldset noMargin>
          <RadioButtonGroup
            id={`stance-${source.id}-${cluster}`}
            options={stances}
            value={stance}
            onChange={(chosen) => draft.change((before) => withStance(before, source.id, cluster, chosen))}
          />
        </Field>
        {stance === 'no kube-proxy' ? (
          (row.hasOwnNodeCount || row.ownSignals > 0) && (
            <Text color="secondary" variant="bodySmall">
              Its own numbers are kept for the case that it gets a kube-proxy.
            </Text>
          )
        ) : (
          <>
            <MissingNodeList row={row} source={source} />
            <OwnNodeCount row={row} source={source} path={path} draft={draft} />
          </>
        )}
      </Stack>
    </div>
  );
}

function OwnNodeCount({ row: { cluster, found, hasOwnNodeCount }, source, path, draft }: Props) {
  const wanted = effectiveExpectedNodes(source, cluster);
  const id = `${source.id}-${cluster}`;
  const seen = found === undefined ? [] : [found];
  const change = (part: Partial<typeof wanted>) =>
    draft.change((before) => withClusterExpectedNodes(before, source.id, cluster, { ...wanted, ...part }));
  return (
    <>
      <ExpectedNodesFields
        idPrefix={id}
        expectedNodes={wanted}
        problemAt={(field) => draft.problemAt(`${path}.${pathText(['clusters', cluster])}.expectedNodes.${field}`)}
        onChange={change}
      />
      <TaintsField
        id={`taints-${id}`}
        taints={wanted.excludeTaints}
        onChange={(excludeTaints) => change({ excludeTaints })}
      />
      <FieldNotices
        notices={hasOwnNodeCount ? [fixedNumberWarning(wanted, seen), toleranceWarning(wanted, seen)] : []}
      />
      <Stack gap={1} alignItems="center" wrap="wrap">
        <Text color="secondary" variant="bodySmall">
          {hasOwnNodeCount
            ? 'What differs from the data source is kept for this cluster; the rest follows it.'
            : 'As in the data source. What you change here holds for this cluster only.'}
        </Text>
        {hasOwnNodeCount && (
          <Button
            variant="secondary"
            fill="text"
            size="sm"
            icon="history"
            onClick={() => draft.change((before) => withoutClusterExpectedNodes(before, source.id, cluster))}
          >
            As the data source again
          </Button>
        )}
      </Stack>
    </>
  );
}
