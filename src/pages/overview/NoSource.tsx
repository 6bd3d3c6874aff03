import { EmptyState } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { configurationPath } from '../../core/addresses';

/** Nothing can be asked yet. */
export function NoSource({ available }: { available: number }) {
  return available === 0 ? (
    <EmptyState
      variant="call-to-action"
      message="There is no Prometheus data source yet"
      button={<PathButton href="/connections/datasources">Add a data source</PathButton>}
    >
      Kube-proxy Monitor reads kube-proxy’s metrics from Prometheus, or from anything that speaks its language. Add it
      as a data source, or ask an administrator for access to one.
    </EmptyState>
  ) : (
    <EmptyState
      variant="call-to-action"
      message="Choose your Prometheus"
      button={<PathButton href={configurationPath}>Open Configuration</PathButton>}
    >
      {available} data sources could hold kube-proxy’s metrics. Choose the right one under Configuration.
    </EmptyState>
  );
}
