import { dateTimeFormat } from '@grafana/data';
import { Badge, Box, Button, Icon, Stack, Text } from '@grafana/ui';
import { useId, useState } from 'react';

import {
  alertsPath,
  fleetDashboardPath,
  newSilencePath,
  nodeDashboardPath,
  rulePath,
  runbookPath,
} from '../../core/addresses';
import { PathButton } from '../../components/PathButton';
import { problemSentence, type Problem } from '../../core/overview/problems';
import { maySilence } from '../../grafana/permissions';
import { AffectedNodes } from './AffectedNodes';

interface Props {
  problem: Problem;
  /** Unix milliseconds; undefined when Grafana's rule does not know of it. */
  since?: number;
  /** Whether Grafana has the rule. */
  isApplied: boolean;
}

/** One problem: name, since when, how bad, what next. */
export function ProblemMessage({ problem, since, isApplied }: Props) {
  const { rule, cluster } = problem;
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
        <Text color="secondary">
          {rule.signal.runbook.impact}
          {since !== undefined && ` Noticed by the alert at ${dateTimeFormat(since, { format: 'YYYY-MM-DD HH:mm' })}.`}
        </Text>
        <NextSteps problem={problem} isApplied={isApplied} />
      </Stack>
    </Box>
  );
}

function NextSteps({ problem, isApplied }: Omit<Props, 'since'>) {
  const { rule, cluster, nodes } = problem;
  const [showsNodes, setShowsNodes] = useState(false);
  const listId = useId();
  const [node, ...others] = nodes;
  return (
    <>
      <Stack gap={1} wrap="wrap">
        {node === undefined ? (
          <PathButton size="sm" href={fleetDashboardPath(rule.source, cluster)}>
            Open cluster
          </PathButton>
        ) : others.length === 0 ? (
          <PathButton size="sm" href={nodeDashboardPath(rule.source, cluster, node.instance)}>
            Open node
          </PathButton>
        ) : (
          <Button
            size="sm"
            aria-expanded={showsNodes}
            aria-controls={listId}
            onClick={() => setShowsNodes(!showsNodes)}
          >
            {showsNodes ? 'Hide nodes' : `Show ${nodes.length} nodes`}
          </Button>
        )}
        <PathButton size="sm" variant="secondary" href={runbookPath(rule.signal.id)}>
          Runbook
        </PathButton>
        {isApplied ? (
          <PathButton size="sm" variant="secondary" href={rulePath(rule.uid)}>
            Rule
          </PathButton>
        ) : (
          <PathButton size="sm" variant="secondary" href={alertsPath} tooltip="Grafana has no rule for this yet">
            Set up the alert
          </PathButton>
        )}
        {isApplied && maySilence().allowed && (
          <PathButton
            size="sm"
            variant="secondary"
            href={newSilencePath(rule.uid, rule.source.clusterLabel, { [rule.source.clusterLabel]: cluster })}
          >
            Silence
          </PathButton>
        )}
      </Stack>
      <div id={listId} hidden={!showsNodes}>
        {showsNodes && <AffectedNodes problem={problem} />}
      </div>
    </>
  );
}
