import { dateTimeFormat } from '@grafana/data';
import { Icon, Stack, Text } from '@grafana/ui';

import { type FiringDescription } from '../../../core/backtest/describeFirings';
import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { type Signal } from '../../../core/signals/signal';
import { spokenSeconds, spokenValue } from '../../../core/units';
import { severityWords } from '../severityWords';

interface Props {
  history: readonly LevelHistory[];
  signal: Signal;
  days: number;
}

/** The newest are told; the others are counted. */
const mostTold = 5;

/** When the alert would have fired with the present numbers. */
export function FiringHistory({ history, signal, days }: Props) {
  const past = days === 1 ? 'in the last 24 hours' : `in the last ${days} days`;
  const isQuiet = history.every(({ firings }) => firings.length === 0);
  return (
    <div aria-live="polite" data-testid={`history-${signal.id}`}>
      {isQuiet ? (
        <Text>
          <Icon name="check-circle" /> Would not have fired {past}.
        </Text>
      ) : (
        <Stack direction="column" gap={1}>
          {history.map(({ severity, firings }) => (
            <div key={severity}>
              <Text weight="medium">
                {history.length > 1 ? `${severityWords[severity].text}: would` : 'Would'} have fired{' '}
                {timesOf(firings.length)} {past}
                {firings.length > mostTold ? `; the last ${mostTold}:` : firings.length > 0 ? ':' : '.'}
              </Text>
              <Firings firings={firings.slice(-mostTold).reverse()} signal={signal} />
            </div>
          ))}
        </Stack>
      )}
    </div>
  );
}

function Firings({ firings, signal }: { firings: FiringDescription[]; signal: Signal }) {
  return (
    <>
      {firings.map(({ name, began, seconds, isStillFiring, peak }) => (
        <div key={`${name} ${began}`}>
          <Text>
            {name}{' '}
            <Text color="secondary">
              {dateTimeFormat(began, { format: 'ddd HH:mm' })}
              {isStillFiring ? ', still firing after ' : ', '}
              {spokenSeconds(seconds)}
              {signal.line === undefined ? '' : ` (peak ${spokenValue(peak, signal.message.valueUnit)})`}
            </Text>
          </Text>
        </div>
      ))}
    </>
  );
}

function timesOf(count: number): string {
  return count === 0 ? '0 times' : count === 1 ? 'once' : `${count} times`;
}
