import { Stack, Text, TextLink } from '@grafana/ui';

import { fleetDashboardPath, nodeDashboardPath } from '../../core/addresses';
import { type Problem } from '../../core/overview/problems';

/** A longer list is read in the dashboard. */
const mostListed = 50;

/** The nodes of a problem, each a link to its dashboard, the worst first. */
export function AffectedNodes({ problem: { nodes, rule, cluster } }: { problem: Problem }) {
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} wrap="wrap">
        {nodes.slice(0, mostListed).map(({ name, instance }) => (
          <TextLink
            key={`${instance} ${name}`}
            href={
              // A node that Prometheus has no target of has no dashboard of its own.
              instance === ''
                ? fleetDashboardPath(rule.source, cluster)
                : nodeDashboardPath(rule.source, cluster, instance)
            }
            inline={false}
          >
            {name}
          </TextLink>
        ))}
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
