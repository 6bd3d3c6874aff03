import { Button, Icon, Stack, Text, TextLink } from '@grafana/ui';

import { RefusedMessage } from '../../components/RefusedMessage';
import { configurationPath, contactPointsPath } from '../../core/addresses';
import { isApplicable } from '../../core/plan/change';
import { countOfChanges, planSentence } from '../../core/plan/words';
import { toDuration } from '../../core/promql/duration';
import { type Settings } from '../../core/settings/schema';
import { applyPlan } from '../../grafana/apply';
import { grafanaPorts } from '../../grafana/ports';
import { ChangeList } from './ChangeList';
import { ExportButton } from './export/ExportButton';
import { type PlannedState } from './loadAlerts';
import { RunOutcome } from './RunOutcome';
import { RunProgress } from './RunProgress';
import { UpgradeNote } from './UpgradeNote';
import { useChosenChanges } from './useChosenChanges';
import { useRun } from './useRun';

interface Props {
  settings: Settings;
  wanted: PlannedState;
  /** After Grafana was changed. */
  reload: () => void;
}

/** What would change in Grafana, and changing it. */
export function PlanSection({ settings, wanted: { desired, plan }, reload }: Props) {
  const choice = useChosenChanges(plan.changes);
  const applying = useRun(
    (chosen: ReadonlySet<string>, onProgress, signal) =>
      applyPlan({ desired, seen: plan, chosen, ports: grafanaPorts(), onProgress, signal }),
    reload
  );
  const { state, start, cancel, forget } = applying;
  const isRunning = state.kind === 'running';
  const obstacle = plan.changes.some(isApplicable)
    ? choice.chosen.size === 0
      ? 'Choose a change first.'
      : ''
    : (plan.changes.find(({ blocked }) => blocked !== undefined)?.blocked?.reason ?? 'There is nothing to apply.');
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <Text element="h2" variant="h4">
        <span data-testid="plan-summary">{planSentence(plan.changes)}</span>
      </Text>
      <UpgradeNote plan={plan} isDisabled={isRunning} apply={(ids) => void start(ids)} />
      <ChangeList changes={plan.changes} choice={choice} isDisabled={isRunning} version={plan.version} />

      <Circumstances settings={settings} plan={plan} />
      <Stack alignItems="center" gap={2} wrap="wrap">
        <Button
          disabled={isRunning || obstacle !== ''}
          tooltip={obstacle === '' ? undefined : obstacle}
          onClick={() => void start(choice.chosen)}
          data-testid="apply"
        >
          {choice.chosen.size === 0 ? 'Apply' : `Apply ${countOfChanges(choice.chosen.size)}`}
        </Button>
        <ExportButton settings={settings} />
        {obstacle !== '' && (
          <Text color="secondary" data-testid="apply-obstacle">
            {obstacle}
          </Text>
        )}
      </Stack>
      {state.kind === 'running' && <RunProgress {...state} cancel={cancel} />}
      {state.kind === 'finished' && (
        <RunOutcome
          result={state.result}
          done="Applied"
          retry={{ chosen: choice.chosen, start: (ids) => void start(ids) }}
          dismiss={forget}
        />
      )}
      {state.kind === 'refused' && <RefusedMessage refused={state.refused} retry={() => void start(choice.chosen)} />}
    </Stack>
  );
}

/** Where the rules go, how often they are evaluated and who is told. */
function Circumstances({
  settings: { alerting },
  plan: { folder, missingContactPoint },
}: {
  settings: Settings;
  plan: PlannedState['plan'];
}) {
  return (
    <Text color="secondary">
      Folder “{folder.title}”{folder.exists ? '' : ' (will be created)'} · evaluated every{' '}
      {toDuration(alerting.intervalSeconds)} · told:{' '}
      {alerting.contactPoint === undefined || alerting.contactPoint === ''
        ? 'as the notification policies say'
        : `contact point ${alerting.contactPoint}`}{' '}
      {missingContactPoint !== undefined && (
        <span data-testid="missing-contact-point">
          <Text color="warning">
            <Icon name="exclamation-triangle" /> Grafana shows no contact point of this name: create it under{' '}
          </Text>
          <TextLink href={contactPointsPath} inline>
            Contact points
          </TextLink>
          <Text color="warning"> or choose another one.</Text>{' '}
        </span>
      )}
      ·{' '}
      <TextLink href={configurationPath} inline>
        Configuration
      </TextLink>
    </Text>
  );
}
