import { render, screen } from '@testing-library/react';

import { type ApplyResult, type Outcome } from '../../grafana/apply';
import { Refused } from '../../grafana/refused';
import { RunOutcome } from './RunOutcome';
import { WritingProvider } from './writing';

const done: Outcome = { target: 'Rule group a', changes: ['a'], kind: 'done' };
const alsoDone: Outcome = { target: 'Rule group c', changes: ['c'], kind: 'done' };
const failed: Outcome = { target: 'Rule group b', changes: ['b'], kind: 'failed', refused: new Refused('No.', '') };

function show(result: ApplyResult) {
  const writing = { isWriting: false, write: async () => undefined };
  render(
    <WritingProvider value={writing}>
      <RunOutcome result={result} done="Applied" sources={[]} dismiss={() => undefined} />
    </WritingProvider>
  );
  return screen.getByTestId('outcome');
}

describe('what became of a run', () => {
  it.each([
    [[done, alsoDone], 0, 'success', 'Applied.'],
    [[], 0, 'success', 'Nothing was left to do.'],
    [[done, failed], 0, 'error', '1 of 2 steps failed; the rest is done.'],
    [[failed], 0, 'error', 'Nothing was changed: every step failed.'],
    [[], 3, 'warning', 'Stopped. Nothing was changed; 3 steps were not begun.'],
    [[done], 1, 'warning', 'Stopped. What is listed here was done and stays; 1 step was not begun.'],
    [[done, failed, alsoDone], 4, 'error', 'Stopped. 1 of 3 steps failed, and 4 steps were not begun.'],
    [[failed], 1, 'error', 'Stopped. Nothing was changed: what was tried failed, and 1 step was not begun.'],
  ] as const)('of which the outcomes are %j, and %d left, is %s: “%s”', (outcomes, notBegun, severity, title) => {
    const outcome = show({ outcomes: [...outcomes], notBegun });
    expect(outcome).toHaveAttribute('data-outcome', severity);
    expect(outcome).toHaveTextContent(title);
  });
});
