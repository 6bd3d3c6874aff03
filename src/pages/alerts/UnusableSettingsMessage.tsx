import { Alert, Stack, Text } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { FindingList } from '../../components/FindingList';
import { configurationPath } from '../../core/addresses';
import { type UnusableSettings } from './loadAlerts';

/** Which settings are wrong, and what can be done all the same. */
export function UnusableSettingsMessage({ unusable: { refused, errors } }: { unusable: UnusableSettings }) {
  return (
    <Alert title={refused.reason} severity="error" data-testid="unusable-settings">
      <Stack direction="column" gap={1} alignItems="flex-start">
        {errors.length > 0 && <FindingList findings={errors} />}
        <Text>
          {refused.nextStep} Until then nothing can be applied. The rules that Grafana has go on alerting; pause,
          silence or remove them below.
        </Text>
        <PathButton size="sm" href={configurationPath}>
          Open Configuration
        </PathButton>
      </Stack>
    </Alert>
  );
}
