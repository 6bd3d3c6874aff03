import { EmptyState, LinkButton, Stack } from '@grafana/ui';

import { Loadable } from '../../components/Loadable';
import { Page } from '../../components/Page';
import { Refresh } from '../../components/Refresh';
import { Skeleton } from '../../components/Skeleton';
import { useLoaded } from '../../components/useLoaded';
import { alertsPath, configurationPath } from '../../core/addresses';
import { loadAlerts, type Alerts } from './loadAlerts';
import { PlanSection } from './PlanSection';
import { RecordingNote } from './RecordingNote';
import { RemoveEverything } from './RemoveEverything';
import { StateSection } from './StateSection';

export default function AlertsPage() {
  const alerts = useLoaded(loadAlerts);
  return (
    <Page
      title="Alerts"
      subTitle="What the settings want, what Grafana has, and what would change."
      path={alertsPath}
      actions={<Refresh of={alerts} />}
    >
      <Loadable
        of={alerts}
        label="Comparing the settings with Grafana"
        skeleton={<Skeleton label="Comparing the settings with Grafana" lines={8} />}
      >
        {(shown) =>
          shown.kind === 'no source' ? <NothingToCompile /> : <PlannedAlerts alerts={shown} reload={alerts.reload} />
        }
      </Loadable>
    </Page>
  );
}

interface PlannedProps {
  alerts: Extract<Alerts, { kind: 'planned' }>;
  reload: () => void;
}

function PlannedAlerts({ alerts: { settings, wanted, nothing, states }, reload }: PlannedProps) {
  return (
    <Stack direction="column" gap={4} alignItems="stretch">
      <RecordingNote settings={settings} plan={wanted.plan} />
      <PlanSection settings={settings} wanted={wanted} reload={reload} />
      <StateSection settings={settings} plan={wanted.plan} states={states} reload={reload} />
      <RemoveEverything nothing={nothing} reload={reload} />
    </Stack>
  );
}

function NothingToCompile() {
  return (
    <EmptyState
      variant="call-to-action"
      message="No data source is chosen yet"
      button={<LinkButton href={configurationPath}>Open Configuration</LinkButton>}
    >
      Alert rules are compiled for each Prometheus that holds kube-proxy’s metrics. Choose it under Configuration, then
      come back to apply the rules.
    </EmptyState>
  );
}
