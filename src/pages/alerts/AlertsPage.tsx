import { useCallback } from 'react';

import { Loadable } from '../../components/Loadable';
import { Page } from '../../components/Page';
import { Refresh } from '../../components/Refresh';
import { Skeleton } from '../../components/Skeleton';
import { useLoaded } from '../../components/useLoaded';
import { type StoredRule } from '../../core/compile/storedRule';
import { alertsPath } from '../../core/addresses';
import { AlertsContent } from './AlertsContent';
import { loadAlerts } from './loadAlerts';
import { useReturn } from './useReturn';
import { useRuleStates } from './useRuleStates';
import { useNewWriting, WritingProvider } from './writing';
import { WritingGuard } from './WritingGuard';

const noRules: StoredRule[] = [];

export default function AlertsPage() {
  const alerts = useLoaded(loadAlerts);
  const states = useRuleStates(alerts.result?.rules ?? noRules);
  const writing = useNewWriting();
  const [reloadAlerts, reloadStates] = [alerts.reload, states.reload];
  const reload = useCallback(() => {
    reloadAlerts();
    reloadStates();
  }, [reloadAlerts, reloadStates]);
  useReturn(() => {
    if (!writing.isWriting) {
      reload();
    }
  });
  return (
    <Page
      title="Alerts"
      subTitle="What the settings want, what Grafana has, and what would change."
      path={alertsPath}
      actions={<Refresh of={states} everything={reload} />}
    >
      <Loadable
        of={alerts}
        label="Comparing the settings with Grafana"
        skeleton={<Skeleton label="Comparing the settings with Grafana" lines={8} />}
      >
        {(shown) => (
          <WritingProvider value={writing}>
            <AlertsContent alerts={shown} compared={alerts} states={states} reload={reload} />
          </WritingProvider>
        )}
      </Loadable>
      <WritingGuard isWriting={writing.isWriting} />
    </Page>
  );
}
