import { Button, Icon, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { problemSince } from '../../core/overview/alerts';
import { type Verdict } from '../../core/overview/verdict';
import { type RuleState } from '../../grafana/alertStates';
import { ProblemMessage } from './ProblemMessage';

const shownAtFirst = 5;

interface Props {
  verdict: Verdict;
  alerts: readonly RuleState[];
}

/** The answer first: one sentence, or one per problem with what to do. */
export function VerdictMessage({ verdict, alerts }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  return (
    <div aria-live="polite" data-testid="verdict" data-verdict={verdict.kind}>
      {verdict.kind === 'problems' ? (
        <Stack direction="column" gap={1}>
          {(showsAll ? verdict.problems : verdict.problems.slice(0, shownAtFirst)).map((problem) => (
            <ProblemMessage
              key={`${problem.rule.uid} ${problem.cluster}`}
              problem={problem}
              since={problemSince(problem, alerts)}
              isApplied={alerts.some(({ uid }) => uid === problem.rule.uid)}
            />
          ))}
          {!showsAll && verdict.problems.length > shownAtFirst && (
            <Button variant="secondary" fill="text" onClick={() => setShowsAll(true)}>
              Show all {verdict.problems.length} problems
            </Button>
          )}
        </Stack>
      ) : (
        <Stack alignItems="center" gap={1}>
          <VerdictIcon kind={verdict.kind} />
          <Text element="h2" variant="h3">
            {verdict.sentence}
          </Text>
        </Stack>
      )}
    </div>
  );
}

function VerdictIcon({ kind }: { kind: Exclude<Verdict['kind'], 'problems'> }) {
  switch (kind) {
    case 'up to date':
      return (
        <Text color="success">
          <Icon name="check-circle" size="xl" title="All well" />
        </Text>
      );
    case 'not known':
      return (
        <Text color="warning">
          <Icon name="question-circle" size="xl" title="Not known" />
        </Text>
      );
    case 'nothing found':
      return (
        <Text color="secondary">
          <Icon name="info-circle" size="xl" title="Nothing found" />
        </Text>
      );
  }
}
