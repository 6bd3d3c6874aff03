import { Button, Combobox, Stack, Text } from '@grafana/ui';
import { useId, useState } from 'react';

import { type FoundBySource } from '../../core/availability/obstacles';
import { pathText } from '../../core/settings/findingPath';
import { withClusterSignal } from '../../core/settings/editClusters';
import { type Source } from '../../core/settings/schema';
import { type Signal } from '../../core/signals/signal';
import { OverrideFields } from './OverrideFields';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  draft: SettingsDraft;
  found: FoundBySource;
}

/** More fields would make the page slow. */
const mostShown = 10;

/** Clusters that have numbers of their own for a signal, or do not want it. */
export function ClusterOverrides({ signal, draft, found }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const labelId = useId();
  const { sources } = draft.settings;
  const places = sources.flatMap((source, index) =>
    clusterNames(source, found).map((cluster) => ({
      source,
      index,
      cluster,
      own: source.clusters[cluster]?.signals?.[signal.id],
    }))
  );
  const apart = places.filter(({ own }) => own !== undefined);
  const free = places.filter(
    ({ source, cluster, own }) => own === undefined && source.clusters[cluster]?.kubeProxy !== false
  );
  if (places.length < 2 && apart.length === 0) {
    return null;
  }
  const hasProblem = apart.some(({ index, cluster }) =>
    draft.hasProblemBelow(`${pathText(['sources', index, 'clusters', cluster, 'signals', signal.id])}.`)
  );
  const shown = showsAll || hasProblem ? apart : apart.slice(0, mostShown);
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} alignItems="center" wrap="wrap">
        <span id={labelId}>
          <Text weight="medium">Different for some clusters:</Text>
        </span>
        {apart.length === 0 && <Text color="secondary">none</Text>}
        {free.length > 0 && (
          <Combobox
            // Empty again after a choice.
            key={apart.length}
            aria-labelledby={labelId}
            placeholder="Add a cluster"
            width={24}
            value={null}
            options={free.map(({ source, cluster }) => ({
              value: JSON.stringify([source.id, cluster]),
              label: cluster === '' ? 'without a cluster label' : cluster,
              description: sources.length > 1 ? source.name : undefined,
            }))}
            onChange={({ value }) => {
              const chosen = free.find(({ source, cluster }) => JSON.stringify([source.id, cluster]) === value);
              if (chosen !== undefined) {
                draft.change((before) =>
                  // Nothing of its own yet: it follows the numbers above until one is changed.
                  withClusterSignal(
                    before,
                    { ...chosen, sourceId: chosen.source.id, signal: signal.id },
                    { levels: {} }
                  )
                );
              }
            }}
          />
        )}
      </Stack>
      {shown.map(({ source, index, cluster }) => (
        <OverrideFields
          key={JSON.stringify([source.id, cluster])}
          signal={signal}
          draft={draft}
          source={source}
          index={index}
          cluster={cluster}
        />
      ))}
      {shown.length < apart.length && (
        <div>
          <Button variant="secondary" size="sm" onClick={() => setShowsAll(true)}>
            Show all {apart.length} clusters
          </Button>
        </div>
      )}
    </Stack>
  );
}

/** Found or set, each once. */
function clusterNames(source: Source, found: FoundBySource): string[] {
  const seen = (found[source.id]?.clusters ?? []).map(({ cluster }) => cluster);
  return [...new Set([...seen, ...Object.keys(source.clusters)])];
}
