import { Button, Stack, Text, TextLink } from '@grafana/ui';

import { runbookUrl } from '../../core/compile/rules';
import { isDefault, withSignalDefaults } from '../../core/settings/edit';
import { type Source } from '../../core/settings/schema';
import { type Signal } from '../../core/signals/signal';
import { ClusterOverrides, type FoundClusters } from './ClusterOverrides';
import { defaultInWords } from './defaultInWords';
import { EvidencePanel } from './evidence/EvidencePanel';
import { LevelFields } from './LevelFields';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  draft: SettingsDraft;
  source: Source | undefined;
  /** Found clusters by the id of their source. */
  clusters: FoundClusters;
}

/** An opened signal: what it means, its numbers, and what the past says about them. */
export function SignalDetails({ signal, draft, source, clusters }: Props) {
  const { settings, change } = draft;
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="column" gap={0.5}>
        <Text color="secondary">{signal.explanation}</Text>
        <Stack alignItems="center" gap={2} wrap="wrap">
          <Text variant="code" color="secondary">
            {signal.alert}
          </Text>
          <TextLink href={runbookUrl(settings, signal)} external inline={false} variant="bodySmall">
            Runbook
          </TextLink>
        </Stack>
      </Stack>
      {signal.levels.map(({ severity }) => (
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
      <ClusterOverrides signal={signal} draft={draft} clusters={clusters} />
      {source === undefined ? (
        <Text color="secondary">Choose a data source to see what would have happened in the last days.</Text>
      ) : (
        <EvidencePanel key={source.id} signal={signal} source={source} draft={draft} />
      )}
    </Stack>
  );
}
