import { Icon, Stack, Text, TextLink } from '@grafana/ui';

import { alertsPath } from '../../core/addresses';

/** It is saved, and what is left to do. */
export function SavedMessage({ changesWhatIsApplied }: { changesWhatIsApplied: boolean }) {
  return (
    <Stack alignItems="center" gap={1} wrap="wrap" data-testid="saved">
      <Text color="success">
        <Icon name="check-circle" /> Saved.
      </Text>
      {changesWhatIsApplied && (
        <Text>
          What it changes in Grafana is not applied yet.{' '}
          <TextLink href={alertsPath} inline>
            Review the plan
          </TextLink>
        </Text>
      )}
    </Stack>
  );
}
