import { Alert, Button, ConfirmModal, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { RefusedMessage } from '../../components/RefusedMessage';
import { isRecordingChange, type RuleChange } from '../../core/plan/change';
import { changeName } from '../../core/plan/words';
import { mayDeleteFolder } from '../../grafana/permissions';
import { grafanaPorts } from '../../grafana/ports';
import { removedChanges, removeEverything } from '../../grafana/removal';
import { type PlannedState } from './loadAlerts';
import { RunOutcome } from './RunOutcome';
import { RunProgress } from './RunProgress';
import { useRun } from './useRun';

interface Props {
  nothing: PlannedState;
  /** After Grafana was changed. */
  reload: () => void;
}

/** Takes back what was applied, after saying what goes. */
export function RemoveEverything({ nothing: { desired, plan }, reload }: Props) {
  const [asks, setAsks] = useState(false);
  const { state, start, cancel, forget } = useRun(
    (_: void, onProgress, signal) =>
      removeEverything({ desired, seen: plan, ports: grafanaPorts(), onProgress, signal }),
    reload
  );
  const going = removedChanges(plan);
  const rules = going.flatMap((change) => (change.subject === 'rule' ? [change] : []));
  const dashboards = going.filter(({ subject }) => subject === 'dashboard');
  const blocked = plan.changes.find(({ kind, blocked: why }) => why !== undefined && kind !== 'create')?.blocked;
  const obstacle = going.length > 0 ? '' : (blocked?.reason ?? 'There is nothing to remove.');
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Button
        variant="destructive"
        fill="outline"
        disabled={obstacle !== '' || state.kind === 'running'}
        tooltip={obstacle === '' ? undefined : obstacle}
        onClick={() => setAsks(true)}
        data-testid="remove-everything"
      >
        Remove everything …
      </Button>
      {state.kind === 'running' && <RunProgress {...state} cancel={cancel} />}
      {state.kind === 'refused' && <RefusedMessage refused={state.refused} retry={() => void start()} />}
      {state.kind === 'finished' && (
        <>
          <RunOutcome result={state.result} done="Removed" dismiss={forget} />
          {state.result.left.length > 0 && <Left sentences={state.result.left} />}
        </>
      )}
      <ConfirmModal
        isOpen={asks}
        title="Remove everything"
        body={<Going rules={rules} dashboards={dashboards.map(({ title }) => title)} folder={plan.folder} />}
        confirmText="Remove"
        onConfirm={() => {
          setAsks(false);
          void start();
        }}
        onDismiss={() => setAsks(false)}
      />
    </Stack>
  );
}

interface GoingProps {
  rules: RuleChange[];
  dashboards: string[];
  folder: PlannedState['plan']['folder'];
}

function Going({ rules, dashboards, folder }: GoingProps) {
  return (
    <Stack direction="column" gap={1}>
      {rules.length > 0 && (
        <Text element="p">
          {ruleCounts(rules)}, with changes by hand and pauses: {rules.map(changeName).join(', ')}.
        </Text>
      )}
      {dashboards.length > 0 && (
        <Text element="p">
          Thresholds and changes of the dashboards, which go back to how they came: {dashboards.join(', ')}.
        </Text>
      )}
      {folder.exists && <GoingFolder folder={folder} />}
      <Text element="p">Your settings stay: applying them brings all of it back.</Text>
    </Stack>
  );
}

function ruleCounts(rules: readonly RuleChange[]): string {
  const recording = rules.filter(isRecordingChange).length;
  const alerting = rules.length - recording;
  return [
    ...(alerting === 0 ? [] : [alerting === 1 ? 'One alert rule' : `${alerting} alert rules`]),
    ...(recording === 0 ? [] : [recording === 1 ? 'one recording rule' : `${recording} recording rules`]),
  ].join(' and ');
}

function GoingFolder({ folder }: Pick<GoingProps, 'folder'>) {
  const { title } = folder;
  const { allowed, why } = mayDeleteFolder(folder);
  return (
    <Text element="p">
      {allowed ? `The folder “${title}”, if nothing else is in it.` : `Not the folder “${title}”. ${why}`}
    </Text>
  );
}

function Left({ sentences }: { sentences: string[] }) {
  return (
    <Alert title="Some of it stays" severity="info" data-testid="removal-left">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}
