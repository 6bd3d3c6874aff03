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
  const { outcomes, notBegun } = result;
  const ofSource = sourceWords(
    outcomes.flatMap(({ changes }) => changes),
    sources
  );
  const failed = outcomes.filter(({ kind }) => kind !== 'done');
  const inOrder = [...failed, ...outcomes.filter(({ kind }) => kind === 'done')];
  const shown = showsAll ? inOrder : inOrder.slice(0, Math.max(listedAtFirst, failed.length));
  const again = retry === undefined ? [] : idsToRepeat(outcomes, retry.chosen);
  const severity = failed.length > 0 ? 'error' : notBegun > 0 ? 'warning' : 'success';
  return (
    <Alert
      title={outcomeTitle(result, failed.length, done)}
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

function outcomeTitle({ outcomes, notBegun }: ApplyResult, failed: number, done: string): string {
  const steps = outcomes.length;
  if (notBegun > 0) {
    return stoppedTitle(steps, failed, notBegun);
  }
  if (failed > 0 && failed === steps) {
    return 'Nothing was changed: every step failed.';
  }
  if (failed > 0) {
    return `${failed} of ${steps} steps failed; the rest is done.`;
  }
  return steps === 0 ? 'Nothing was left to do.' : `${done}.`;
}

function stoppedTitle(steps: number, failed: number, notBegun: number): string {
  const left = notBegun === 1 ? '1 step was not begun' : `${notBegun} steps were not begun`;
  if (steps === 0) {
    return `Stopped. Nothing was changed; ${left}.`;
  }
  if (failed === steps) {
    return `Stopped. Nothing was changed: what was tried failed, and ${left}.`;
  }
  return failed > 0
    ? `Stopped. ${failed} of ${steps} steps failed, and ${left}.`
    : `Stopped. What is listed here was done and stays; ${left}.`;
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
