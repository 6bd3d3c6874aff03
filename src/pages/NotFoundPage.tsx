import { EmptyState } from '@grafana/ui';

import { PathButton } from '../components/PathButton';
import { Page } from '../components/Page';
import { overviewPath } from '../core/addresses';

export function NotFoundPage() {
  return (
    <Page title="Not found" subTitle="Kube-proxy Monitor has no such page" path={overviewPath}>
      <EmptyState
        variant="not-found"
        message="There is no page at this address"
        button={<PathButton href={overviewPath}>Go to Overview</PathButton>}
      />
    </Page>
  );
}
