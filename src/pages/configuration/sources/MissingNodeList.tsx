import { Button, Stack, Text } from '@grafana/ui';
import { useCallback, useState } from 'react';

import { Loadable } from '../../../components/Loadable';
import { useLoaded } from '../../../components/useLoaded';
import { type Source } from '../../../core/settings/schema';
import { type ClusterRow } from './clusterRows';
import { loadMissingNodes, mostMissing } from './loadMissingNodes';

interface Props {
  row: ClusterRow;
  source: Source;
}

/** Which nodes lack a kube-proxy: the table names some of them, here are all when somebody wants to know. */
export function MissingNodeList({ row: { cluster, difference, missing }, source }: Props) {
  const [asks, setAsks] = useState(false);
  if (asks) {
    return <AllMissing cluster={cluster} source={source} />;
  }
  return difference === undefined || difference > missing.length ? (
    <div>
      <Button variant="secondary" size="sm" data-testid="show-all-missing" onClick={() => setAsks(true)}>
        Show all missing nodes
      </Button>
    </div>
  ) : null;
}

function AllMissing({ cluster, source }: { cluster: string; source: Source }) {
  // Asked once, with the settings of that moment; numbers that are typed do not ask again.
  const [asked] = useState(source);
  const nodes = useLoaded(useCallback(() => loadMissingNodes(asked, cluster), [asked, cluster]));
  return (
    <Loadable of={nodes} label="Looking for missing nodes">
      {({ uncovered, unreached }) => (
        <Stack direction="column" gap={1} data-testid="all-missing">
          <Named title="No kube-proxy that Prometheus knows" nodes={uncovered} />
          <Named title="kube-proxy does not answer" nodes={unreached} />
          {uncovered.length + unreached.length === 0 && (
            <Text color="secondary">
              No names are known: without kube-state-metrics nobody knows which nodes there are.
            </Text>
          )}
        </Stack>
      )}
    </Loadable>
  );
}

function Named({ title, nodes }: { title: string; nodes: readonly string[] }) {
  return nodes.length === 0 ? null : (
    <Text>
      {title} ({nodes.length === mostMissing ? `the first ${mostMissing}` : nodes.length}): {nodes.join(', ')}
    </Text>
  );
}
