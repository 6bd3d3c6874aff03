import { Stack, Text, TextLink } from '@grafana/ui';

import { fleetDashboardPath, isTarget, subjectPath } from '../../core/addresses';
import { type Problem } from '../../core/overview/problems';

/** A longer list is read in the dashboard. */
const mostListed = 50;

/** The nodes of a problem, the worst first, each a link to its dashboard where it has one. */
export function AffectedNodes({ problem: { nodes, rule, cluster } }: { problem: Problem }) {
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} wrap="wrap">
        {nodes.slice(0, mostListed).map(({ name, labels }) =>
          isTarget(labels) ? (
            <TextLink key={name} href={subjectPath(rule.source, labels)} inline={false}>
              {name}
            </TextLink>
          ) : (
            <Text key={name}>{name}</Text>
          )
        )}
      </Stack>
      {nodes.length > mostListed && (
        <Text color="secondary">
          {nodes.length - mostListed} more are in the{' '}
          <TextLink href={fleetDashboardPath(rule.source, cluster)} inline>
            fleet dashboard
          </TextLink>
          .
        </Text>
      )}
    </Stack>
  );
}
