import { RefreshPicker, Stack, Text } from '@grafana/ui';
import { useEffect, useState } from 'react';

import { durationSeconds } from '../core/promql/duration';
import { Age } from './Age';
import { type Loaded } from './useLoaded';

const intervals = ['15s', '30s', '1m', '5m'];

interface Props {
  of: Loaded<unknown>;
  /** What the button loads, where that is more than what is loaded in intervals. */
  everything?: () => void;
}

/** Loads anew now and in intervals, and says how old the result is. */
export function Refresh({ of: { loadedAt, isLoading, reload }, everything = reload }: Props) {
  const [interval, chooseInterval] = useState('1m');
  const seconds = durationSeconds(interval);
  useEffect(() => {
    if (seconds === undefined) {
      return undefined;
    }
    const timer = setInterval(reload, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, reload]);
  return (
    <Stack alignItems="center" gap={1}>
      {loadedAt !== undefined && (
        <Text color="secondary" variant="bodySmall">
          <Age of={loadedAt} />
        </Text>
      )}
      <RefreshPicker
        intervals={intervals}
        value={interval}
        onIntervalChanged={chooseInterval}
        onRefresh={everything}
        isLoading={isLoading}
        tooltip="Refresh"
      />
    </Stack>
  );
}
