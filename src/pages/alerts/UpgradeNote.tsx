import { Alert, Button, Stack, Text } from '@grafana/ui';

import { changesOfUpgrade, type Plan } from '../../core/plan/change';
import { countOfChanges } from '../../core/plan/words';

interface Props {
  plan: Plan;
  isDisabled: boolean;
  apply: (ids: ReadonlySet<string>) => void;
}

/** What an upgrade of the plugin changed or reset, and the one click that applies it. */
export function UpgradeNote({ plan, isDisabled, apply }: Props) {
  const { version } = plan;
  const ofUpgrade = changesOfUpgrade(plan);
  if (ofUpgrade.length === 0 || version === undefined) {
    return null;
  }
  return (
    <Alert title={`Kube-proxy Monitor was upgraded to ${version}`} severity="info" data-testid="upgrade-note">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>
          {countOfChanges(ofUpgrade.length)} below {ofUpgrade.length === 1 ? 'comes' : 'come'} from it: improved rules,
          and dashboards that the upgrade put back to how they are bundled.
        </Text>
        <Button
          size="sm"
          disabled={isDisabled}
          onClick={() => apply(new Set(ofUpgrade.map(({ id }) => id)))}
          data-testid="apply-upgrade"
        >
          Apply {countOfChanges(ofUpgrade.length)}
        </Button>
      </Stack>
    </Alert>
  );
}
