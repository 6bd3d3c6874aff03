import { Icon, Stack, Text } from '@grafana/ui';

import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { severityWords } from '../severityWords';
import { Announced } from './Announced';
import { Firings } from './Firings';
import { historyInWords, knownAbout, sentenceAbout } from './historyInWords';

interface Props {
  history: readonly LevelHistory[];
  signal: Signal;
  source: Source;
  /** `7 days` */
  past: string;
  /** The data source did not answer about the present numbers. */
  isRefused: boolean;
}

/** The newest are told; the others are counted. */
export const mostTold = 5;

/** When the alert would have fired with the present numbers. */
export function FiringHistory({ history, signal, source, past: length, isRefused }: Props) {
  const past = `in the last ${length}`;
  const told = { past, isAsking: !isRefused, mostTold };
  const isQuiet = history.every((level) => level.kind === 'replayed' && level.count === 0);
  return (
    <>
      <Announced>{historyInWords(history, told)}</Announced>
      <div data-testid={`history-${signal.id}`}>
        {isQuiet ? (
          <Text>
            <Icon name="check-circle" /> Would not have fired {past}.
          </Text>
        ) : (
          <Stack direction="column" gap={1}>
            {history.map((level) => (
              <div key={level.severity}>
                <Text weight={level.kind === 'replayed' ? 'medium' : undefined}>
                  {history.length > 1
                    ? `${severityWords[level.severity].text}: ${knownAbout(level, told)}`
                    : sentenceAbout(level, told)}
                </Text>
                {level.kind === 'replayed' && (
                  <Firings firings={[...level.newest].reverse()} signal={signal} source={source} />
                )}
              </div>
            ))}
          </Stack>
        )}
      </div>
    </>
  );
}
