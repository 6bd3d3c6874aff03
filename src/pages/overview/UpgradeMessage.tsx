import { Alert, LinkButton, Stack, Text } from '@grafana/ui';

import { useLoaded } from '../../components/useLoaded';
import { alertsPath } from '../../core/addresses';
import { countOfChanges } from '../../core/plan/words';
import { loadUpgrade } from './loadUpgrade';

/** After an upgrade of the plugin: what is left to apply, one click away. It comes when it is known, nothing waits for it. */
export function UpgradeMessage() {
  const { result, refused } = useLoaded(loadUpgrade);
  if (refused !== undefined) {
    return (
      <Text color="secondary">
        Whether an upgrade changed rules or dashboards is not known: {refused.reason} {refused.nextStep}
      </Text>
    );
  }
  if (result === undefined) {
    return null;
  }
  return (
    <Alert title={`Kube-proxy Monitor was upgraded to ${result.version}`} severity="info" data-testid="upgraded">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>
          It brings {countOfChanges(result.changes)} of rules or dashboards that {result.changes === 1 ? 'is' : 'are'}{' '}
          not applied yet.
        </Text>
        <LinkButton size="sm" href={alertsPath}>
          Review in Alerts
        </LinkButton>
      </Stack>
    </Alert>
  );
}
