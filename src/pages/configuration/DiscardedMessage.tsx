import { Button, Stack, Text } from '@grafana/ui';

/** What was typed is gone, unless that was not meant. */
export function DiscardedMessage({ takeBack }: { takeBack: () => void }) {
  return (
    <Stack alignItems="center" gap={1} data-testid="discarded">
      <Text color="secondary">Changes discarded.</Text>
      <Button variant="secondary" fill="text" size="sm" icon="history" onClick={takeBack}>
        Take back
      </Button>
    </Stack>
  );
}
