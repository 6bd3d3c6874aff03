import { Button, Icon, Stack, Text } from '@grafana/ui';

import { RefusedMessage } from '../../../components/RefusedMessage';
import { type Found, type FoundCluster } from '../../../core/found/found';
import { withJob } from '../../../core/found/proposal';
import { fittingForm, histogramAdvice } from '../../../core/overview/histogramsFound';
import { type Source } from '../../../core/settings/schema';
import { clustersInWords } from './clustersInWords';
import { type FoundNow } from './useFound';

interface Props {
  of: FoundNow;
  /** False while a value that decides what is found must be corrected. */
  isUsable: boolean;
  source: Source;
  change: (part: Partial<Source>) => void;
}

const mostListed = 10;

/** What the present selection finds, before it is saved, and what about it should be looked at. */
export function FoundInSource({ of, isUsable, source, change }: Props) {
  const { result, refused, isLoading, isOlder, reload } = of;
  const isRefused = refused !== undefined && !isLoading;
  return (
    <>
      {isRefused && <RefusedMessage refused={refused} retry={reload} severity="warning" />}
      {(result !== undefined || !isRefused) && (
        <div aria-live="polite" data-testid="found">
          <Stack gap={1} wrap="wrap" alignItems="baseline">
            {result === undefined ? (
              <Text color="secondary">
                {isUsable ? 'Looking for kube-proxy …' : 'Not looked for yet: correct what is marked.'}
              </Text>
            ) : result.clusters.length === 0 ? (
              <NothingFound jobs={result.jobs} />
            ) : (
              <WhatIsFound found={result} source={source} change={change} />
            )}
            {result !== undefined && isOlder && (
              <Text color="secondary" variant="bodySmall">
                {isRefused
                  ? 'This was found before the last change.'
                  : isUsable
                    ? 'Updating …'
                    : 'Found before the last change: correct what is marked.'}
              </Text>
            )}
          </Stack>
        </div>
      )}
    </>
  );
}

function WhatIsFound({ found, source, change }: { found: Found; source: Source; change: Props['change'] }) {
  const { unanswered } = found;
  const advice = histogramAdvice(source.histograms, found.histograms);
  const fitting = fittingForm(found.histograms);
  return (
    <Stack direction="column" gap={0.5}>
      <Text>
        <Icon name="check-circle" /> Found {clustersInWords(found.clusters.map(({ cluster }) => cluster))}:{' '}
        {runningInWords(found.clusters)}
      </Text>
      {unanswered !== undefined && (
        <Text color="warning">
          <Icon name="exclamation-triangle" /> Not everything is known: {unanswered.reason} {unanswered.nextStep}
        </Text>
      )}
      {found.withoutKubeProxy.length > 0 && (
        <Text color="secondary">
          Without kube-proxy, and not missed: {found.withoutKubeProxy.slice(0, mostListed).join(', ')}
          {found.withoutKubeProxy.length > mostListed ? ', …' : ''}.
        </Text>
      )}
      <OtherJobs found={found} source={source} change={change} />
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

function runningInWords(clusters: readonly FoundCluster[]): string {
  const counts = clusters.flatMap(({ running }) => (running === 'not answered' ? [] : [running]));
  return counts.length < clusters.length
    ? 'how many kube-proxies run is not known.'
    : `${counts.reduce((sum, count) => sum + count, 0)} kube-proxies run.`;
}

/** Clusters that the selection leaves out. A cluster that was said to have no kube-proxy is left out on purpose. */
function OtherJobs({ found, source, change }: { found: Found; source: Source; change: Props['change'] }) {
  const { selector, clusters } = source;
  const wanted = found.uncoveredJobs.filter(({ cluster }) => clusters[cluster]?.kubeProxy !== false);
  return (
    <>
      {wanted.slice(0, mostListed).map(({ cluster, job, targets }) => (
        <Stack key={cluster} gap={1} alignItems="center" wrap="wrap">
          <Text color="warning">
            <Icon name="exclamation-triangle" /> Also in job {job} of{' '}
            {cluster === '' ? 'series without a cluster label' : `cluster ${cluster}`}: not covered (
            {targets === 1 ? '1 kube-proxy' : `${targets} kube-proxies`}).
          </Text>
          <Button
            size="sm"
            variant="secondary"
            aria-label={`Include job ${job} of ${cluster}`}
            onClick={() => change({ selector: { ...selector, job: withJob(selector.job, job) } })}
          >
            Include
          </Button>
        </Stack>
      ))}
      {wanted.length > mostListed && (
        <Text color="warning">{wanted.length - mostListed} more clusters are not covered.</Text>
      )}
    </>
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
