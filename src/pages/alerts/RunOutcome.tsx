import { Alert, Button, Icon, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { type Source } from '../../core/settings/schema';
import { type ApplyResult, type Outcome } from '../../grafana/apply';
import { sourceWords, type SourceWords } from './bySource';
import { busyWriting, useWriting } from './writing';

/** What failed is always listed; of the rest so many at first. */
const listedAtFirst = 20;

interface Props {
  result: ApplyResult;
  /** What was done in the past tense: "Applied". */
  done: string;
  sources: readonly Source[];
  /** Does what failed once more; left out where that is not offered. */
  retry?: Retry;
  dismiss: () => void;
}

export interface Retry {
  /** Ids of the changes that are chosen now: what was edited by hand meanwhile is not among them. */
  chosen: ReadonlySet<string>;
  start: (ids: ReadonlySet<string>) => void;
}

/** What became of every step. */
export function RunOutcome({ result, done, sources, retry, dismiss }: Props) {
  const { isWriting } = useWriting();
  const [showsAll, setShowsAll] = useState(false);
  const { outcomes, isCancelled } = result;
  const ofSource = sourceWords(
    outcomes.flatMap(({ changes }) => changes),
    sources
  );
  const failed = outcomes.filter(({ kind }) => kind !== 'done');
  const inOrder = [...failed, ...outcomes.filter(({ kind }) => kind === 'done')];
  const shown = showsAll ? inOrder : inOrder.slice(0, Math.max(listedAtFirst, failed.length));
  const again = retry === undefined ? [] : idsToRepeat(outcomes, retry.chosen);
  const severity = failed.length > 0 ? 'error' : isCancelled ? 'warning' : 'success';
  return (
    <Alert
      title={outcomeTitle(outcomes.length, failed.length, isCancelled, done)}
      severity={severity}
      onRemove={dismiss}
      data-testid="outcome"
      data-outcome={severity}
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        {shown.map((outcome) => (
          <OutcomeLine key={`${outcome.target} ${outcome.changes.join()}`} outcome={outcome} ofSource={ofSource} />
        ))}
        {shown.length < inOrder.length && (
          <Button variant="secondary" fill="text" size="sm" onClick={() => setShowsAll(true)}>
            Show {inOrder.length - shown.length} more that were done
          </Button>
        )}
        {retry !== undefined && again.length > 0 && (
          <Button
            variant="secondary"
            size="sm"
            icon="sync"
            disabled={isWriting}
            tooltip={isWriting ? busyWriting : undefined}
            onClick={() => retry.start(new Set(again))}
            data-testid="retry"
          >
            Try what failed again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** What changed meanwhile has to be looked at first. */
function idsToRepeat(outcomes: readonly Outcome[], chosen: ReadonlySet<string>): string[] {
  const failed = outcomes.filter(({ kind }) => kind === 'failed');
  return failed.flatMap(({ changes }) => changes).filter((id) => chosen.has(id));
}

function outcomeTitle(steps: number, failed: number, isCancelled: boolean, done: string): string {
  if (failed > 0 && failed === steps) {
    return 'Nothing was changed: every step failed.';
  }
  if (failed > 0) {
    return `${failed} of ${steps} steps failed; the rest is done.`;
  }
  if (isCancelled) {
    return `Stopped. ${steps === 0 ? 'Nothing was changed.' : 'What is listed here was done and stays.'}`;
  }
  return steps === 0 ? 'Nothing was left to do.' : `${done}.`;
}

interface LineProps {
  outcome: Outcome;
  ofSource: SourceWords;
}

function OutcomeLine({ outcome: { target, kind, changes, refused }, ofSource }: LineProps) {
  const [first = ''] = changes;
  return (
    <div>
      <Text color={kind === 'done' ? 'success' : 'error'}>
        <Icon name={kind === 'done' ? 'check' : 'times'} /> {kind === 'done' ? 'done' : 'failed'}
      </Text>{' '}
      <Text>
        {target}
        {ofSource(first)}
      </Text>
      {refused !== undefined && (
        <Text>
          : {refused.reason} {refused.nextStep}
        </Text>
      )}
    </div>
  );
}
