import { Button, Icon, Stack, Text } from '@grafana/ui';

import { RefusedMessage } from '../../../components/RefusedMessage';
import { type Loaded } from '../../../components/useLoaded';
import { type Found } from '../../../core/found/found';
import { fittingForm, histogramAdvice } from '../../../core/overview/histogramsFound';
import { type Source } from '../../../core/settings/schema';
import { clustersInWords } from './clustersInWords';

interface Props {
  of: Loaded<Found>;
  source: Source;
  change: (part: Partial<Source>) => void;
}

const mostListed = 10;

/** What the present selection finds, before it is saved, and what about it should be looked at. */
export function FoundInSource({ of: { result, refused, isLoading, reload }, source, change }: Props) {
  if (refused !== undefined && !isLoading) {
    return <RefusedMessage refused={refused} retry={reload} severity="warning" />;
  }
  return (
    <div aria-live="polite" data-testid="found">
      {result === undefined ? (
        <Text color="secondary">Looking for kube-proxy …</Text>
      ) : result.clusters.length === 0 ? (
        <NothingFound jobs={result.jobs} />
      ) : (
        <WhatIsFound found={result} source={source} change={change} />
      )}
    </div>
  );
}

function WhatIsFound({ found, source, change }: { found: Found; source: Source; change: Props['change'] }) {
  const running = found.clusters.reduce((sum, cluster) => sum + cluster.running, 0);
  const advice = histogramAdvice(source.histograms, found.histograms);
  const fitting = fittingForm(found.histograms);
  return (
    <Stack direction="column" gap={0.5}>
      <Text>
        <Icon name="check-circle" /> Found {clustersInWords(found.clusters.map(({ cluster }) => cluster))}: {running}{' '}
        kube-proxies run.
      </Text>
      {found.withoutKubeProxy.length > 0 && (
        <Text color="secondary">
          Without kube-proxy, and not missed: {found.withoutKubeProxy.slice(0, mostListed).join(', ')}
          {found.withoutKubeProxy.length > mostListed ? ', …' : ''}.
        </Text>
      )}
      {advice !== undefined && (
        <Stack gap={1} alignItems="center" wrap="wrap">
          <Text color="warning">
            <Icon name="exclamation-triangle" /> {advice}
          </Text>
          {fitting !== undefined && (
            <Button size="sm" variant="secondary" onClick={() => change({ histograms: fitting })}>
              Choose {fitting}
            </Button>
          )}
        </Stack>
      )}
    </Stack>
  );
}

function NothingFound({ jobs }: Pick<Found, 'jobs'>) {
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
