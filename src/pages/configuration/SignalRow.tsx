import { Box, Button, Stack, Switch, Text, TextLink } from '@grafana/ui';

import { runbookUrl } from '../../core/compile/rules';
import { isDefault, withSignalDefaults, withSignalEnabled } from '../../core/settings/edit';
import { isSwitchedOn } from '../../core/settings/effective';
import { type Signal } from '../../core/signals/signal';
import { defaultInWords } from './defaultInWords';
import { LevelFields } from './LevelFields';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  draft: SettingsDraft;
}

/** One signal: what it means, whether it alerts, and when. */
export function SignalRow({ signal, draft }: Props) {
  const { settings, change } = draft;
  const isOn = isSwitchedOn(signal, settings);
  const switchId = `enabled-${signal.id}`;
  return (
    <Box backgroundColor="secondary" padding={2} borderRadius="default" data-testid={`signal-row-${signal.id}`}>
      <Stack direction="column" gap={1}>
        <Stack alignItems="center" gap={2} wrap="wrap">
          <Switch
            id={switchId}
            data-testid={`enabled-${signal.id}`}
            value={isOn}
            onChange={({ currentTarget }) =>
              change((before) => withSignalEnabled(before, signal.id, currentTarget.checked))
            }
          />
          <label htmlFor={switchId}>
            <Text element="h4" variant="h5">
              {signal.title}
            </Text>
          </label>
          <Text variant="code" color="secondary">
            {signal.alert}
          </Text>
          {!isOn && <Text color="warning">off: nobody is told</Text>}
          <TextLink href={runbookUrl(settings, signal)} external inline={false}>
            Runbook
          </TextLink>
        </Stack>
        <Text color="secondary">{signal.explanation}</Text>
        {isOn &&
          signal.levels.map(({ severity }) => (
            <LevelFields key={severity} signal={signal} severity={severity} draft={draft} />
          ))}
        <Stack alignItems="center" gap={1} wrap="wrap">
          <Text variant="bodySmall" color="secondary">
            Default: {defaultInWords(signal)}
          </Text>
          {!isDefault(settings, signal.id) && (
            <Button
              variant="secondary"
              fill="text"
              size="sm"
              icon="history"
              data-testid={`reset-${signal.id}`}
              onClick={() => change((before) => withSignalDefaults(before, signal.id))}
            >
              Back to default
            </Button>
          )}
        </Stack>
      </Stack>
    </Box>
  );
}
