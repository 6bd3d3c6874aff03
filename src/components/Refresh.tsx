import { RefreshPicker, Stack, Text } from '@grafana/ui';
import { useEffect, useState } from 'react';

import { durationSeconds } from '../core/promql/duration';
import { spokenSeconds } from '../core/units';
import { type Loaded } from './useLoaded';
import { useNow } from './useNow';

const intervals = ['15s', '30s', '1m', '5m'];

interface Props {
  of: Loaded<unknown>;
}

/** Loads anew now and in intervals, and says how old the result is. */
export function Refresh({ of: { loadedAt, isLoading, reload } }: Props) {
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
      {loadedAt !== undefined && <Age of={loadedAt} />}
      <RefreshPicker
        intervals={intervals}
        value={interval}
        onIntervalChanged={chooseInterval}
        onRefresh={reload}
        isLoading={isLoading}
        tooltip="Refresh"
      />
    </Stack>
  );
}

function Age({ of }: { of: number }) {
  const now = useNow(5);
  const seconds = Math.max(0, Math.round((now - of) / 1000));
  return (
    <Text color="secondary" variant="bodySmall">
      {seconds < 5 ? 'just now' : `${spokenSeconds(seconds)} ago`}
    </Text>
  );
}
