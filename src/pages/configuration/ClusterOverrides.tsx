import { Button, Combobox, Stack, Switch, Text } from '@grafana/ui';
import { useId, useState } from 'react';

import { type FoundBySource } from '../../core/availability/obstacles';
import { pathText } from '../../core/settings/findingPath';
import { withClusterParameters, withClusterSignal } from '../../core/settings/editClusters';
import { effectiveLevels } from '../../core/settings/effective';
import { type Source } from '../../core/settings/schema';
import { type Signal } from '../../core/signals/signal';
import { ParameterField } from './LevelFields';
import { severityWords } from './severityWords';
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
                  withClusterSignal(before, at(signal, chosen), presentNumbers(signal, draft, chosen.source))
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

interface OverrideProps {
  signal: Signal;
  draft: SettingsDraft;
  source: Source;
  index: number;
  cluster: string;
}

function OverrideFields({ signal, draft, source, index, cluster }: OverrideProps) {
  const name = cluster === '' ? 'without a cluster label' : cluster;
  const own = source.clusters[cluster]?.signals?.[signal.id];
  const isOn = own?.enabled !== false;
  const path = pathText(['sources', index, 'clusters', cluster, 'signals', signal.id]);
  const place = at(signal, { source, cluster });
  const levels = effectiveLevels(signal, draft.settings, source, cluster);
  return (
    <div role="group" aria-label={`${signal.title} in ${name}`} data-testid={`override-${signal.id}-${cluster}`}>
      <Stack gap={2} alignItems="flex-start" wrap="wrap">
        <Stack gap={1} alignItems="center">
          <Switch
            aria-label={`${signal.title} is on in ${name}`}
            value={isOn}
            onChange={({ currentTarget }) =>
              draft.change((before) =>
                withClusterSignal(before, place, { ...own, enabled: currentTarget.checked ? undefined : false })
              )
            }
          />
          <Text weight="medium">{name}</Text>
          {!isOn && <Text color="warning">off: nobody is told</Text>}
        </Stack>
        {isOn &&
          levels.flatMap(({ severity, parameters }) =>
            signal.parameters.map((parameter) => (
              <ParameterField
                key={`${severity} ${parameter.id}`}
                parameter={{ ...parameter, label: `${severityWords[severity].text}: ${parameter.label}` }}
                testId={`override-${signal.id}-${severity}-${cluster}`}
                value={parameters[parameter.id] ?? NaN}
                problem={draft.problemAt(`${path}.levels.${severity}.parameters.${parameter.id}`)}
                onChange={(value) =>
                  draft.change((before) =>
                    withClusterParameters(before, { ...place, severity }, { [parameter.id]: value })
                  )
                }
              />
            ))
          )}
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon="times"
          aria-label={`As everywhere else in ${name}`}
          tooltip="As everywhere else"
          onClick={() => draft.change((before) => withClusterSignal(before, place, undefined))}
        />
      </Stack>
    </div>
  );
}

function at({ id }: Signal, { source, cluster }: { source: Source; cluster: string }) {
  return { sourceId: source.id, cluster, signal: id };
}

/** What a cluster starts from: the numbers that it has now, so that nothing changes until one is changed. */
function presentNumbers(signal: Signal, draft: SettingsDraft, source: Source) {
  const levels = effectiveLevels(signal, draft.settings, source);
  return {
    levels: Object.fromEntries(levels.map(({ severity, parameters }) => [severity, { parameters: { ...parameters } }])),
  };
}
