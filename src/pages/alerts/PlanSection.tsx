import { Button, Stack, Text } from '@grafana/ui';

import { Age } from '../../components/Age';
import { type Loaded } from '../../components/useLoaded';
import { isApplicable, type Plan } from '../../core/plan/change';
import { countOfChanges, planSentence } from '../../core/plan/words';
import { type Settings } from '../../core/settings/schema';
import { type ApplyResult } from '../../grafana/apply';
import { type ChosenChanges } from './AlertsContent';
import { type SourceWords } from './bySource';
import { ChangeList } from './ChangeList';
import { Circumstances } from './Circumstances';
import { ExportButton } from './export/ExportButton';
import { type PlannedState } from './loadAlerts';
import { RunReport } from './RunReport';
import { UpgradeNote } from './UpgradeNote';
import { useChosenChanges } from './useChosenChanges';
import { type Run } from './useRun';
import { busyWriting, useWriting } from './writing';

interface Props {
  settings: Settings;
  wanted: PlannedState;
  /** When the plan was made, and whether a new one is on its way. */
  compared: Pick<Loaded<unknown>, 'loadedAt' | 'isLoading'>;
  applying: Run<ChosenChanges, ApplyResult>;
  ofSource: SourceWords;
  /** Makes the plan anew. */
  reload: () => void;
}

/** What would change in Grafana, and changing it. */
export function PlanSection({
  settings,
  wanted,
  compared: { loadedAt, isLoading },
  applying,
  ofSource,
  reload,
}: Props) {
  const { plan } = wanted;
  const { isWriting } = useWriting();
  const choice = useChosenChanges(plan.changes);
  const start = (chosen: ReadonlySet<string>) => void applying.start({ ...wanted, chosen });
  const obstacle = obstacleTo(plan, choice.chosen);
  const tooltip = isWriting ? busyWriting : obstacle;
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <div>
        <Text element="h2" variant="h4">
          <span data-testid="plan-summary">{planSentence(plan.changes)}</span>
        </Text>
        {loadedAt !== undefined && (
          <Text color="secondary" variant="bodySmall">
            As of <Age of={loadedAt} />{' '}
          </Text>
        )}
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon="sync"
          disabled={isWriting || isLoading}
          onClick={reload}
          data-testid="compare"
        >
          {isLoading ? 'Comparing …' : 'Compare again'}
        </Button>
      </div>
      <UpgradeNote plan={plan} isDisabled={isWriting} apply={start} />
      <ChangeList
        changes={plan.changes}
        sources={settings.sources}
        isDisabled={isWriting}
        version={plan.version}
        {...{ choice, ofSource }}
      />
      <Circumstances settings={settings} plan={plan} />
      <Stack alignItems="center" gap={2} wrap="wrap">
        <Button
          disabled={tooltip !== ''}
          tooltip={tooltip === '' ? undefined : tooltip}
          onClick={() => start(choice.chosen)}
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
      <RunReport
        run={applying}
        done="Applied"
        sources={settings.sources}
        retry={{ chosen: choice.chosen, start }}
        restart={() => start(choice.chosen)}
      />
    </Stack>
  );
}

function obstacleTo({ changes }: Plan, chosen: ReadonlySet<string>): string {
  if (changes.some(isApplicable)) {
    return chosen.size === 0 ? 'Choose a change first.' : '';
  }
  return changes.find(({ blocked }) => blocked !== undefined)?.blocked?.reason ?? 'There is nothing to apply.';
}
