import { EmptyState, Stack } from '@grafana/ui';
import { useMemo } from 'react';

import { PathButton } from '../../components/PathButton';
import { type Loaded } from '../../components/useLoaded';
import { configurationPath } from '../../core/addresses';
import { type RuleState } from '../../grafana/alertStates';
import { applyPlan, type ApplyResult } from '../../grafana/apply';
import { grafanaPorts } from '../../grafana/ports';
import { removeEverything, type RemovalResult } from '../../grafana/removal';
import { groupWords, sourceWords } from './bySource';
import { isNothing, type Alerts, type PlannedState } from './loadAlerts';
import { PlanSection } from './PlanSection';
import { RecordingNote } from './RecordingNote';
import { RemovalReport } from './RemovalReport';
import { RemoveEverything } from './RemoveEverything';
import { RunReport } from './RunReport';
import { StateSection } from './StateSection';
import { UnusableSettingsMessage } from './UnusableSettingsMessage';
import { inPlaceOf, useRun } from './useRun';
import { useWriting } from './writing';

interface Props {
  alerts: Alerts;
  /** When the plan was made, and whether a new one is on its way. */
  compared: Loaded<Alerts>;
  states: Loaded<RuleState[]>;
  /** Reads everything anew, after Grafana was changed or on demand. */
  reload: () => void;
}

/** What the user chose to apply of a plan. */
export interface ChosenChanges extends PlannedState {
  chosen: ReadonlySet<string>;
}

/** The plan, the state and the removal; what became of the last change stays until the reader has seen it or makes another. */
export function AlertsContent({ alerts, compared, states, reload }: Props) {
  const { settings, wanted, nothing, rules } = alerts;
  const writing = useWriting();
  const inWords = groupWords(settings.sources);
  const applies = useRun<ChosenChanges, ApplyResult>(
    ({ desired, plan, chosen }, onProgress, signal) =>
      applyPlan({ desired, seen: plan, chosen, ports: grafanaPorts(), onProgress, groupWords: inWords, signal }),
    writing,
    reload
  );
  const removes = useRun<PlannedState, RemovalResult>(
    ({ desired, plan }, onProgress, signal) =>
      removeEverything({ desired, seen: plan, ports: grafanaPorts(), onProgress, groupWords: inWords, signal }),
    writing,
    reload
  );
  const applying = inPlaceOf(removes, applies);
  const removing = inPlaceOf(applies, removes);
  const ofSource = useMemo(
    () =>
      sourceWords(
        [...nothing.plan.changes, ...('plan' in wanted ? wanted.plan.changes : [])].map(({ id }) => id),
        settings.sources
      ),
    [nothing, wanted, settings]
  );
  if (isNothing(alerts)) {
    return (
      <Stack direction="column" gap={4} alignItems="stretch">
        <RunReport run={applying} done="Applied" sources={settings.sources} />
        <RemovalReport run={removing} sources={settings.sources} />
        <NothingToCompile />
      </Stack>
    );
  }
  return (
    <Stack direction="column" gap={4} alignItems="stretch">
      {'plan' in wanted ? (
        <>
          <RecordingNote settings={settings} plan={wanted.plan} />
          <PlanSection {...{ settings, wanted, compared, applying, ofSource, reload }} />
        </>
      ) : (
        <>
          <UnusableSettingsMessage unusable={wanted} />
          <RunReport run={applying} done="Applied" sources={settings.sources} />
        </>
      )}
      <StateSection
        whyFoldersAreLocked={nothing.plan.whyFoldersAreLocked}
        changed={reload}
        {...{ settings, rules, states, ofSource }}
      />
      <RemoveEverything {...{ nothing, removing, settings }} />
    </Stack>
  );
}

function NothingToCompile() {
  return (
    <EmptyState
      variant="call-to-action"
      message="No data source is chosen yet"
      button={<PathButton href={configurationPath}>Open Configuration</PathButton>}
    >
      Alert rules are compiled for each Prometheus that holds kube-proxy’s metrics. Choose it under Configuration, then
      come back to apply the rules.
    </EmptyState>
  );
}
