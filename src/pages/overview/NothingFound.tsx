import { Box, Stack, Text } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { configurationPath } from '../../core/addresses';
import { type Source } from '../../core/settings/schema';

/** Prometheus answers and knows no kube-proxy: what is usually the reason. */
export function NothingFound({ sources }: { sources: readonly Source[] }) {
  const jobs = [...new Set(sources.map(({ selector }) => selector.job))];
  return (
    <Box backgroundColor="secondary" padding={2} borderRadius="default" data-testid="nothing-found">
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Text>
          Prometheus answers, but has no target whose job matches <Text variant="code">{jobs.join(', ')}</Text>. Usually
          one of these is the reason:
        </Text>
        <ul>
          <li>
            kube-proxy’s metrics are not scraped. By default they are served on 127.0.0.1:10249 only, where Prometheus
            cannot reach them: set metricsBindAddress to 0.0.0.0:10249, and allow only Prometheus to that port.
          </li>
          <li>
            The job has another name: choose it under Configuration, which lists the jobs that carry kube-proxy’s
            metrics.
          </li>
          <li>It is another Prometheus that scrapes the cluster: choose its data source under Configuration.</li>
          <li>
            The cluster has no kube-proxy, because Cilium or another network replaces it. Then there is nothing to do.
          </li>
        </ul>
        <PathButton href={configurationPath} variant="secondary">
          Open Configuration
        </PathButton>
      </Stack>
    </Box>
  );
}
