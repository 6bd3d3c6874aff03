import { dateTimeFormat } from '@grafana/data';
import { Badge, Box, Icon, Stack, Text } from '@grafana/ui';

import { problemSentence, type Problem } from '../../core/overview/problems';
import { NextSteps } from './NextSteps';

interface Props {
  problem: Problem;
  /** Unix milliseconds; undefined when Grafana's rule does not know of it. */
  since?: number;
  /** Whether Grafana has the rule. */
  isApplied: boolean;
}

/** One problem: name, since when, how bad, what next. */
export function ProblemMessage({ problem, since, isApplied }: Props) {
  const { rule, cluster, reason } = problem;
  const isCritical = rule.severity === 'critical';
  return (
    <Box
      backgroundColor="secondary"
      borderColor={isCritical ? 'error' : 'warning'}
      borderStyle="solid"
      borderRadius="default"
      padding={2}
      data-testid={`problem-${rule.signal.id}-${cluster}`}
    >
      <Stack direction="column" gap={1}>
        <Stack alignItems="center" gap={1} wrap="wrap">
          <Text color={isCritical ? 'error' : 'warning'}>
            <Icon name={isCritical ? 'times-circle' : 'exclamation-triangle'} size="xl" />
          </Text>
          <Badge color={isCritical ? 'red' : 'orange'} text={isCritical ? 'Critical' : 'Warning'} />
          <Text element="h2" variant="h4">
            {problemSentence(problem)}
          </Text>
        </Stack>
        {reason !== undefined && <Text>{reason}</Text>}
        <Text color="secondary">
          {rule.signal.runbook.impact}
          {since !== undefined && ` Noticed by the alert at ${dateTimeFormat(since, { format: 'YYYY-MM-DD HH:mm' })}.`}
        </Text>
        <NextSteps problem={problem} isApplied={isApplied} />
      </Stack>
    </Box>
  );
}
