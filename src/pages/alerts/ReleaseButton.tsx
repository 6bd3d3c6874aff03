import { Button, ConfirmModal } from '@grafana/ui';
import { useState } from 'react';

import { isReleased } from '../../core/compile/released';
import { type StoredRule } from '../../core/compile/storedRule';
import { mayWriteRules } from '../../grafana/permissions';
import { grafanaPorts } from '../../grafana/ports';
import { toRefused, type Refused } from '../../grafana/refused';

interface Props {
  rule: StoredRule;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
  changed: () => void;
  failed: (refused: Refused) => void;
}

/** Gives one rule to the user, or takes it back. */
export function ReleaseButton({ rule, locked, changed, failed }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const isFree = isReleased(rule);
  const obstacle =
    rule.provenance === 'file'
      ? 'It comes from a provisioning file, which Grafana protects.'
      : (locked ?? mayWriteRules().why);
  const change = async () => {
    setIsBusy(true);
    const { ruleGroups } = grafanaPorts();
    try {
      await (isFree ? ruleGroups.manageAgain(rule) : ruleGroups.release(rule));
      changed();
    } catch (thrown) {
      failed(toRefused(thrown));
    }
    setIsBusy(false);
  };
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={isFree ? 'lock' : 'unlock'}
        disabled={isBusy || obstacle !== ''}
        tooltip={obstacle === '' ? undefined : obstacle}
        aria-label={`${isFree ? 'Manage again' : 'Release'} ${rule.title}`}
        onClick={() => (isFree ? void change() : setAsks(true))}
        data-testid={`release-${rule.uid}`}
      >
        {isFree ? 'Manage again' : 'Release …'}
      </Button>
      <ConfirmModal
        isOpen={asks}
        title={`Release ${rule.title}`}
        body="The rule stays and goes on alerting, but it is yours: Grafana lets you edit, pause and delete it, it moves to a rule group of its own, and no plan of Kube-proxy Monitor touches it. “Manage again” takes it back."
        confirmText="Release"
        confirmButtonVariant="primary"
        onConfirm={() => {
          setAsks(false);
          void change();
        }}
        onDismiss={() => setAsks(false)}
      />
    </>
  );
}
