import { Alert, Stack, Text } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { alertsPath } from '../../core/addresses';
import { mayWriteRules } from '../../grafana/permissions';

/** Settings are saved, and Grafana still alerts as before. `rules` is how many would change. */
export function SavedOnlyMessage({ rules }: { rules: number }) {
  const { allowed, why } = mayWriteRules();
  return (
    <Alert title="Saved settings wait to be applied" severity="info" bottomSpacing={0} data-testid="saved-only">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>
          {rules === 1 ? '1 alert rule' : `${rules} alert rules`} in Grafana {rules === 1 ? 'is' : 'are'} not as the
          settings want {rules === 1 ? 'it' : 'them'}, so alerts may differ from what is shown here.
          {allowed ? '' : ` ${why}`}
        </Text>
        <PathButton size="sm" variant="secondary" href={alertsPath}>
          {allowed ? 'Review in Alerts' : 'See what in Alerts'}
        </PathButton>
      </Stack>
    </Alert>
  );
}
