import { Alert, Button, Stack, Text } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { useLoaded } from '../../components/useLoaded';
import { alertsPath } from '../../core/addresses';
import { countOfChanges } from '../../core/plan/words';
import { type Source } from '../../core/settings/schema';
import { applyPlan, type ApplyResult } from '../../grafana/apply';
import { grafanaPorts } from '../../grafana/ports';
import { groupWords } from '../alerts/bySource';
import { RunReport } from '../alerts/RunReport';
import { useRun } from '../alerts/useRun';
import { useNewWriting, WritingProvider } from '../alerts/writing';
import { WritingGuard } from '../alerts/WritingGuard';
import { loadUnapplied, type Upgrade } from './loadUnapplied';
import { SavedOnlyMessage } from './SavedOnlyMessage';

/** What became of it stays to be read when nothing is left of the upgrade. */
interface AppliedUpgrade extends ApplyResult {
  sources: readonly Source[];
}

/**
 * What is left to apply: of an upgrade of the plugin in one click, of saved settings on the page that shows it. It comes
 * when it is known, nothing waits for it.
 */
export function UnappliedMessage() {
  const { result: unapplied, refused, reload } = useLoaded(loadUnapplied);
  const upgrade = unapplied?.kind === 'upgrade' ? unapplied : undefined;
  const writing = useNewWriting();
  const applying = useRun<Upgrade, AppliedUpgrade>(
    async ({ desired, plan, chosen, settings: { sources } }, onProgress, signal) => {
      const ports = grafanaPorts();
      const inWords = groupWords(sources);
      const applied = await applyPlan({ desired, seen: plan, chosen, ports, onProgress, groupWords: inWords, signal });
      return { ...applied, sources };
    },
    writing,
    reload
  );
  const { state } = applying;
  const start = upgrade && (() => void applying.start(upgrade));
  return (
    <WritingProvider value={writing}>
      {refused !== undefined ? (
        <Text color="secondary">
          Whether something waits to be applied is not known: {refused.reason} {refused.nextStep}
        </Text>
      ) : (
        upgrade !== undefined && <LeftToApply upgrade={upgrade} isDisabled={writing.isWriting} start={start} />
      )}
      {refused === undefined && unapplied?.kind === 'saved only' && <SavedOnlyMessage rules={unapplied.rules} />}
      <RunReport
        run={applying}
        done="Applied"
        sources={state.kind === 'finished' ? state.result.sources : []}
        restart={start}
      />
      <WritingGuard isWriting={writing.isWriting} />
    </WritingProvider>
  );
}

interface LeftToApplyProps {
  upgrade: Upgrade;
  isDisabled: boolean;
  start: (() => void) | undefined;
}

function LeftToApply({ upgrade: { version, chosen }, isDisabled, start }: LeftToApplyProps) {
  return (
    <Alert title={`Kube-proxy Monitor was upgraded to ${version}`} severity="info" data-testid="upgraded">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text>
          It brings {countOfChanges(chosen.size)} of rules or dashboards that {chosen.size === 1 ? 'is' : 'are'} not
          applied yet.
        </Text>
        <Stack gap={1} wrap="wrap">
          <Button size="sm" disabled={isDisabled} onClick={start} data-testid="apply-upgrade">
            Apply {countOfChanges(chosen.size)}
          </Button>
          <PathButton size="sm" variant="secondary" href={alertsPath}>
            Review in Alerts
          </PathButton>
        </Stack>
      </Stack>
    </Alert>
  );
}
