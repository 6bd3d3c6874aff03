import { Alert, Stack, Text } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { alertsPath } from '../../core/addresses';
import { type Source } from '../../core/settings/schema';
import { mayWriteRules } from '../../grafana/permissions';

interface Props {
  /** Those that have no alert rule. */
  without: readonly Source[];
  /** Whether others have some. */
  othersHave: boolean;
}

/** Nobody takes silence for being watched over. */
export function NoRulesMessage({ without, othersHave }: Props) {
  const { allowed, why } = mayWriteRules();
  const where = othersHave ? ` for ${without.map(({ name }) => name).join(', ')}` : '';
  return (
    <Alert title={`No alert rules are applied${where}`} severity="info" bottomSpacing={0} data-testid="no-rules">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>Grafana tells nobody when a node breaks.{allowed ? '' : ` ${why}`}</Text>
        {allowed && (
          <PathButton size="sm" href={alertsPath}>
            Set up alerts
          </PathButton>
        )}
      </Stack>
    </Alert>
  );
}
