import { Icon, Stack, Text, TextLink } from '@grafana/ui';

import { alertsPath } from '../../core/addresses';

/** It is saved, and what is left to do. */
export function SavedMessage({ changedRules }: { changedRules: number }) {
  return (
    <Stack alignItems="center" gap={1} wrap="wrap" data-testid="saved">
      <Text color="success">
        <Icon name="check-circle" /> Saved.
      </Text>
      {changedRules > 0 && (
        <Text>
          {changedRules === 1 ? '1 alert rule is' : `${changedRules} alert rules are`} not applied yet.{' '}
          <TextLink href={alertsPath} inline>
            Review in Alerts
          </TextLink>
        </Text>
      )}
    </Stack>
  );
}
