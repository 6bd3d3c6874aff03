import { EmptyState, LinkButton } from '@grafana/ui';

import { configurationPath } from '../../core/addresses';

/** Nothing can be asked yet. */
export function NoSource({ available }: { available: number }) {
  return available === 0 ? (
    <EmptyState
      variant="call-to-action"
      message="There is no Prometheus data source yet"
      button={<LinkButton href="/connections/datasources">Add a data source</LinkButton>}
    >
      Kube-proxy Monitor reads kube-proxy’s metrics from Prometheus, or from anything that speaks its language. Add it
      as a data source, or ask an administrator for access to one.
    </EmptyState>
  ) : (
    <EmptyState
      variant="call-to-action"
      message="Choose your Prometheus"
      button={<LinkButton href={configurationPath}>Open Configuration</LinkButton>}
    >
      {available} data sources could hold kube-proxy’s metrics. Choose the right one under Configuration.
    </EmptyState>
  );
}
