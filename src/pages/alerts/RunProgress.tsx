import { Button, LoadingBar, Stack, Text } from '@grafana/ui';

import { type Progress } from '../../grafana/apply';

interface Props {
  progress: Progress;
  isCancelling: boolean;
  cancel: () => void;
}

/** What is being done now, how much is left, and stopping it. */
export function RunProgress({ progress: { done, total, step }, isCancelling, cancel }: Props) {
  return (
    <Stack direction="column" gap={1}>
      <LoadingBar width={300} />
      <Stack alignItems="center" gap={2} wrap="wrap">
        <div role="status" aria-live="polite" data-testid="progress">
          <Text>
            {step} … (step {Math.min(done + 1, total)} of {total})
          </Text>
        </div>
        <Button variant="secondary" size="sm" disabled={isCancelling} onClick={cancel} data-testid="cancel">
          {isCancelling ? 'Stopping after this step' : 'Cancel'}
        </Button>
      </Stack>
    </Stack>
  );
}
