import { Badge, Button, Stack, Switch, Text } from '@grafana/ui';

import { withClusterLevelEnabled, withClusterParameters, withClusterSignal } from '../../core/settings/editClusters';
import { effectiveLevels, isSwitchedOn, type EffectiveLevel } from '../../core/settings/effective';
import { pathText } from '../../core/settings/findingPath';
import { type Source } from '../../core/settings/schema';
import { type Signal } from '../../core/signals/signal';
import { FieldNotices, ParameterField } from './LevelFields';
import { severityWords } from './severityWords';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  draft: SettingsDraft;
  source: Source;
  /** Place of the source among all. */
  index: number;
  cluster: string;
}

/** What one cluster has of its own for a signal: whether it alerts there, at which levels, and from which numbers on. */
export function OverrideFields({ signal, draft, source, index, cluster }: Props) {
  const name = cluster === '' ? 'without a cluster label' : cluster;
  const own = source.clusters[cluster]?.signals?.[signal.id];
  const isOnElsewhere = isSwitchedOn(signal, draft.settings);
  const isOn = own?.enabled ?? isOnElsewhere;
  const path = pathText(['sources', index, 'clusters', cluster, 'signals', signal.id]);
  const place = { sourceId: source.id, cluster, signal: signal.id };
  // What must be corrected stays in view.
  const showsFields = isOn || draft.hasProblemBelow(`${path}.`);
  return (
    <div role="group" aria-label={`${signal.title} in ${name}`} data-testid={`override-${signal.id}-${cluster}`}>
      <Stack direction="column" gap={1}>
        <Stack gap={1} alignItems="center" wrap="wrap">
          <Switch
            aria-label={`${signal.title} is on in ${name}`}
            value={isOn}
            onChange={({ currentTarget }) =>
              draft.change((before) =>
                withClusterSignal(before, place, {
                  ...own,
                  enabled: currentTarget.checked === isOnElsewhere ? undefined : currentTarget.checked,
                })
              )
            }
          />
          <Text weight="medium">{name}</Text>
          {!isOn && <Text color="warning">off: nobody is told</Text>}
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
        {showsFields &&
          effectiveLevels(signal, draft.settings, source, cluster).map((level) => (
            <OverriddenLevel
              key={level.severity}
              signal={signal}
              level={level}
              name={name}
              place={place}
              path={`${path}.levels.${level.severity}`}
              draft={draft}
            />
          ))}
      </Stack>
    </div>
  );
}

interface LevelProps {
  signal: Signal;
  level: EffectiveLevel;
  name: string;
  place: { sourceId: string; cluster: string; signal: Signal['id'] };
  path: string;
  draft: SettingsDraft;
}

function OverriddenLevel({ signal, level, name, place, path, draft }: LevelProps) {
  const { severity, enabled, parameters } = level;
  const { text, color } = severityWords[severity];
  const at = { ...place, severity };
  const showsFields = enabled || draft.hasProblemBelow(`${path}.`);
  return signal.levels.length < 2 && signal.parameters.length === 0 ? null : (
    <Stack gap={2} alignItems="flex-start" wrap="wrap">
      <Stack gap={1} alignItems="center">
        {signal.levels.length > 1 && (
          <Switch
            aria-label={`${text} is on in ${name}`}
            value={enabled}
            onChange={({ currentTarget }) =>
              draft.change((before) => withClusterLevelEnabled(before, at, currentTarget.checked))
            }
          />
        )}
        <Badge color={color} text={text} />
        {!enabled && <Text color="secondary">off</Text>}
      </Stack>
      {showsFields &&
        signal.parameters.map((parameter) => (
          <div key={parameter.id}>
            <ParameterField
              parameter={parameter}
              testId={`override-${signal.id}-${severity}-${place.cluster}`}
              value={parameters[parameter.id] ?? NaN}
              problem={draft.problemAt(`${path}.parameters.${parameter.id}`)}
              onChange={(value) =>
                draft.change((before) => withClusterParameters(before, at, { [parameter.id]: value }))
              }
            />
            <FieldNotices notices={[draft.noticeAt(`${path}.parameters.${parameter.id}`)]} />
          </div>
        ))}
    </Stack>
  );
}
