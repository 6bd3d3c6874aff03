import { Button, Stack, Text } from '@grafana/ui';

import { type SignalSuggestion, withSuggestion } from '../../../core/evidence/suggestionFor';
import { type Signal } from '../../../core/signals/signal';
import { withUnit } from '../../../core/units';
import { type SettingsDraft } from '../useSettingsEditor';

interface Props {
  suggestion: SignalSuggestion;
  signal: Signal;
  change: SettingsDraft['change'];
}

/** Numbers learned from the past, taken over with one click. */
export function SuggestedNumbers({ suggestion, signal, change }: Props) {
  const { levels, reason, isPresent } = suggestion;
  const [first] = levels;
  const inWords = levels.map(({ severity, value }) => `${severity} ${withUnit(value, signal.valueUnit)}`).join(', ');
  const basis = levels.length > 1 && first !== undefined ? `. The ${first.severity} is ${reason}.` : `, ${reason}.`;
  return (
    <Stack gap={1} alignItems="center" wrap="wrap">
      <Text>
        {isPresent ? (levels.length > 1 ? 'Your numbers fit' : 'Your number fits') : 'Suggested'}:{' '}
        <strong>{inWords}</strong>
        {basis}
      </Text>
      {!isPresent && (
        <Button
          size="sm"
          variant="secondary"
          data-testid={`use-suggested-${signal.id}`}
          aria-label={`Use ${inWords}`}
          onClick={() => change((before) => withSuggestion(before, signal, suggestion))}
        >
          Use
        </Button>
      )}
    </Stack>
  );
}
