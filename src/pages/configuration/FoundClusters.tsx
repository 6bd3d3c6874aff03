import { Icon, Stack, Text } from '@grafana/ui';

import { RefusedMessage } from '../../components/RefusedMessage';
import { type Loaded } from '../../components/useLoaded';
import { type Found } from '../../core/overview/foundQueries';
import { withUnit } from '../../core/units';

const mostListed = 10;

/** What the present selection finds, before it is saved. */
export function FoundClusters({ of: { result, refused, isLoading, reload } }: { of: Loaded<Found> }) {
  if (refused !== undefined && !isLoading) {
    return <RefusedMessage refused={refused} retry={reload} severity="warning" />;
  }
  return (
    <div aria-live="polite" data-testid="found">
      {result === undefined ? <Text color="secondary">Looking for kube-proxy …</Text> : <FoundText found={result} />}
    </div>
  );
}

function FoundText({ found: { clusters, jobs } }: { found: Found }) {
  if (clusters.length === 0) {
    const others = jobs.slice(0, mostListed).map(({ job }) => job);
    return (
      <Text color="warning">
        <Icon name="exclamation-triangle" /> No target of this job was found.{' '}
        {others.length > 0
          ? `Jobs that carry kube-proxy’s metrics: ${others.join(', ')}.`
          : 'No job in this data source carries kube-proxy’s metrics: is kube-proxy scraped, and not only bound to 127.0.0.1:10249?'}
      </Text>
    );
  }
  return (
    <Stack direction="column" gap={0}>
      {clusters.slice(0, mostListed).map(({ cluster, expected, running }) => (
        <Text key={cluster} color="secondary">
          Found{cluster === '' ? '' : ` in ${cluster}`}:{' '}
          {expected === undefined ? 'number of nodes not known' : withUnit(expected, 'nodes')}, {running} running
        </Text>
      ))}
      {clusters.length > mostListed && <Text color="secondary">and {clusters.length - mostListed} more clusters</Text>}
    </Stack>
  );
}
