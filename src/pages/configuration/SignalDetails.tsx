import { locationUtil } from '@grafana/data';
import { Button, Stack, Text, TextLink } from '@grafana/ui';

import { runbookPath } from '../../core/addresses';
import { type FoundBySource, type Obstacles } from '../../core/availability/obstacles';
import { clustersApart } from '../../core/settings/clustersApart';
import { isDefault, withSignalDefaults } from '../../core/settings/edit';
import { type Source } from '../../core/settings/schema';
import { type Signal } from '../../core/signals/signal';
import { ClusterOverrides } from './ClusterOverrides';
import { EvidencePanel } from './evidence/EvidencePanel';
import { LevelFields, LevelGrid } from './LevelFields';
import { defaultInWords } from './levelsInWords';
import { ObstacleList } from './ObstacleList';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  draft: SettingsDraft;
  source: Source | undefined;
  found: FoundBySource;
  obstacles: Obstacles;
}

/** An opened signal: what it means, its numbers, and what the past says about them. */
export function SignalDetails({ signal, draft, source, found, obstacles }: Props) {
  const { settings, change } = draft;
  const ownClusters = clustersApart(signal, settings);
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="column" gap={0.5}>
        <Text color="secondary">{signal.explanation}</Text>
        <Stack alignItems="center" gap={2} wrap="wrap">
          <Text variant="code" color="secondary">
            {signal.alert}
          </Text>
          <TextLink
            href={locationUtil.assureBaseUrl(runbookPath(signal.id))}
            external
            inline={false}
            variant="bodySmall"
          >
            Runbook
          </TextLink>
        </Stack>
      </Stack>
      <ObstacleList obstacles={obstacles} />
      <LevelGrid>
        {signal.levels.map(({ severity }) => (
          <LevelFields
            key={severity}
            signal={signal}
            severity={severity}
            draft={draft}
            scrapeSeconds={slowestScrape(settings.sources, found)}
          />
        ))}
      </LevelGrid>
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
        {!isDefault(settings, signal.id) && ownClusters > 0 && (
          <Text variant="bodySmall" color="secondary">
            {ownClusters === 1 ? 'One cluster keeps' : `${ownClusters} clusters keep`} what is different there.
          </Text>
        )}
      </Stack>
      <ClusterOverrides signal={signal} draft={draft} found={found} />
      {source === undefined ? (
        <Text color="secondary">Choose a data source to see what would have happened in the last days.</Text>
      ) : (
        <EvidencePanel key={source.id} signal={signal} source={source} draft={draft} />
      )}
    </Stack>
  );
}

/** One rule judges all clusters of a source, so the rarest scrape counts. */
function slowestScrape(sources: readonly Source[], found: FoundBySource): number | undefined {
  const known = sources.flatMap(({ id }) => found[id]?.scrapeSeconds ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}
