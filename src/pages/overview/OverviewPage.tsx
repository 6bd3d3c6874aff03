import { Stack } from '@grafana/ui';

import { Loadable } from '../../components/Loadable';
import { Page } from '../../components/Page';
import { Refresh } from '../../components/Refresh';
import { RefusedMessage } from '../../components/RefusedMessage';
import { Skeleton } from '../../components/Skeleton';
import { useLoaded } from '../../components/useLoaded';
import { overviewPath } from '../../core/addresses';
import { ClusterTable } from './ClusterTable';
import { loadOverview, type Overview } from './loadOverview';
import { NoRulesMessage } from './NoRulesMessage';
import { NoSource } from './NoSource';
import { NothingFound } from './NothingFound';
import { OverviewNotes } from './OverviewNotes';
import { UnappliedMessage } from './UnappliedMessage';
import { VerdictMessage } from './VerdictMessage';

export default function OverviewPage() {
  const overview = useLoaded(loadOverview);
  return (
    <Page
      title="Overview"
      subTitle="Is every node’s Service routing up to date, and if not, which node, why, and what to do?"
      path={overviewPath}
      actions={<Refresh of={overview} />}
    >
      <Loadable of={overview} label="Asking Prometheus" skeleton={<Skeleton label="Asking Prometheus" lines={7} />}>
        {(shown) => <OverviewContent overview={shown} reload={overview.reload} />}
      </Loadable>
    </Page>
  );
}

function OverviewContent({ overview, reload }: { overview: Overview; reload: () => void }) {
  if (overview.kind === 'no source') {
    return <NoSource available={overview.available} />;
  }
  const { verdict, rows, refusals, alerts, withoutRules, isAutomatic, settings } = overview;
  return (
    <Stack direction="column" gap={3}>
      {refusals.map(({ source, refused }) => (
        <RefusedMessage key={source.id} refused={refused} retry={reload} />
      ))}
      {refusals.length < settings.sources.length && (
        <VerdictMessage verdict={verdict} alerts={Array.isArray(alerts) ? alerts : []} />
      )}
      {verdict.kind === 'nothing found' && <NothingFound sources={settings.sources} />}
      {withoutRules.length > 0 && !isAutomatic && (
        <NoRulesMessage without={withoutRules} othersHave={withoutRules.length < settings.sources.length} />
      )}
      <UnappliedMessage />
      {rows.length > 0 && <ClusterTable rows={rows} alerts={Array.isArray(alerts) ? alerts : undefined} />}
      <OverviewNotes overview={overview} />
    </Stack>
  );
}
