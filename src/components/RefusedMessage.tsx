import { Alert, Button, Stack, Text } from '@grafana/ui';

import { type Refused } from '../grafana/refused';
import { Details } from './Details';

interface Props {
  refused: Refused;
  /** Left out: nothing can be tried again here. */
  retry?: () => void;
  /** `warning` where something older is still shown. */
  severity?: 'error' | 'warning';
}

/** What went wrong, what to do next, and the raw answer for those who want it. */
export function RefusedMessage({ refused, retry, severity = 'error' }: Props) {
  return (
    <Alert title={refused.reason} severity={severity} data-testid="refused">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>{refused.nextStep}</Text>
        {refused.answer !== undefined && <Details title="Details">{rawText(refused.answer)}</Details>}
        {retry && (
          <Button variant="secondary" size="sm" icon="sync" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function rawText(answer: unknown): string {
  if (answer instanceof Error) {
    return answer.stack ?? answer.message;
  }
  return typeof answer === 'string' ? answer : (JSON.stringify(answer, null, 2) ?? String(answer));
}
