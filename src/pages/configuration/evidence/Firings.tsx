import { dateTimeFormat, locationUtil } from '@grafana/data';
import { Text, TextLink } from '@grafana/ui';

import { type FiringDescription } from '../../../core/backtest/newestFirings';
import { firingPath } from '../../../core/evidence/firingPath';
import { type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { spokenSeconds, spokenValue } from '../../../core/units';

interface Props {
  firings: FiringDescription[];
  signal: Signal;
  source: Source;
}

/** Each firing leads to the dashboard at that time, in another tab: changes may not be saved yet. */
export function Firings({ firings, signal, source }: Props) {
  return (
    <>
      {firings.map((firing) => (
        <div key={`${firing.name} ${firing.began}`}>
          <Text>
            <TextLink href={locationUtil.assureBaseUrl(firingPath(firing, source))} external>
              {firing.name}
            </TextLink>{' '}
            <Text color="secondary">
              {dateTimeFormat(firing.began, { format: 'ddd MMM D, HH:mm' })}
              {firing.isStillFiring ? ', still firing after ' : ', '}
              {spokenSeconds(firing.seconds)}
              {signal.line === undefined ? '' : ` (peak ${spokenValue(firing.peak, signal.message.valueUnit)})`}
            </Text>
          </Text>
        </div>
      ))}
    </>
  );
}
