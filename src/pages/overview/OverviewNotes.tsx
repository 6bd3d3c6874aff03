import { Stack, Text, TextLink } from '@grafana/ui';

import { configurationPath } from '../../core/addresses';
import { Refused } from '../../grafana/refused';
import { type Overview } from './loadOverview';

/** What the reader should know about how much the verdict covers. */
export function OverviewNotes({ overview }: { overview: Extract<Overview, { kind: 'looked' }> }) {
  const { isAutomatic, settings, verdict, failed, unchecked, notices, alerts } = overview;
  const [source] = settings.sources;
  return (
    <Stack direction="column" gap={1}>
      {isAutomatic && source && (
        <Text color="secondary" data-testid="automatic-source">
          Showing {source.name}, the only Prometheus data source. Nothing is saved yet:{' '}
          <TextLink href={configurationPath} inline>
            save it in Configuration
          </TextLink>{' '}
          to be alerted.
        </Text>
      )}
      {verdict.kind === 'problems' && failed.length > 0 && (
        <Text color="warning" data-testid="failed-checks">
          Not everything could be checked, so there may be more problems: {failed.join(', ')}.
        </Text>
      )}
      {unchecked.length > 0 && (
        <Text color="secondary">
          Not checked, because switched off:{' '}
          <TextLink href={configurationPath} inline>
            {unchecked.join(', ')}
          </TextLink>
          .
        </Text>
      )}
      {notices.length > 0 && (
        <Text color="secondary" data-testid="unused-settings">
          Stored in the settings, but without effect: {notices.map(({ path }) => path).join(', ')}.{' '}
          <TextLink href={configurationPath} inline>
            Configuration
          </TextLink>{' '}
          says what is known there.
        </Text>
      )}
      {alerts instanceof Refused && (
        <Text color="secondary">
          Whether alerts fire is not known: {alerts.reason} {alerts.nextStep}
        </Text>
      )}
    </Stack>
  );
}
