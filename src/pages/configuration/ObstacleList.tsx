import { Icon, Stack, Text } from '@grafana/ui';

import { type Obstacles } from '../../core/availability/obstacles';
import { clustersInWords } from './sources/clustersInWords';

/** Why a signal cannot fire, and where. */
export function ObstacleList({ obstacles: { reasons, isEverywhere } }: { obstacles: Obstacles }) {
  return reasons.length === 0 ? null : (
    <Stack direction="column" gap={0.5} data-testid="obstacles">
      {reasons.map(({ reason, clusters }) => (
        <Text key={reason} color="warning">
          <Icon name="exclamation-triangle" />{' '}
          {isEverywhere && reasons.length === 1 ? 'Cannot fire here.' : `Cannot fire in ${clustersInWords(clusters)}.`}{' '}
          {reason}
        </Text>
      ))}
    </Stack>
  );
}
