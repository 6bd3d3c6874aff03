import { Button, ConfirmModal } from '@grafana/ui';
import { useState } from 'react';

import { isReleased } from '../../core/compile/released';
import { type StoredRule } from '../../core/compile/storedRule';
import { mayWriteRules } from '../../grafana/permissions';
import { grafanaPorts } from '../../grafana/ports';
import { toRefused, type Refused } from '../../grafana/refused';
import { busyWriting, useWriting } from './writing';

interface Props {
  rule: StoredRule;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
  /** What screen readers hear the rule called. */
  name: string;
  changed: () => void;
  failed: (refused: Refused) => void;
}

/** Gives one rule to the user, or takes it back. */
export function ReleaseButton({ rule, locked, name, changed, failed }: Props) {
  const { isWriting, write } = useWriting();
  const [asks, setAsks] = useState(false);
  const isFree = isReleased(rule);
  const obstacle = isWriting
    ? busyWriting
    : rule.provenance === 'file'
      ? 'It comes from a provisioning file, which Grafana protects.'
      : (locked ?? mayWriteRules().why);
  const change = async () => {
    const { ruleGroups } = grafanaPorts();
    try {
      await (isFree ? ruleGroups.manageAgain(rule) : ruleGroups.release(rule));
      changed();
    } catch (thrown) {
      failed(toRefused(thrown));
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={isFree ? 'lock' : 'unlock'}
        disabled={obstacle !== ''}
        tooltip={obstacle === '' ? undefined : obstacle}
        aria-label={`${isFree ? 'Manage again' : 'Release'} ${name}`}
        onClick={() => (isFree ? void write(change) : setAsks(true))}
        data-testid={`release-${rule.uid}`}
      >
        {isFree ? 'Manage again' : 'Release …'}
      </Button>
      {asks && (
        <ConfirmModal
          isOpen
          title={`Release ${name}`}
          body="The rule stays and goes on alerting, but it is yours: Grafana lets you edit, pause and delete it, it moves to a rule group of its own, and no plan of Kube-proxy Monitor touches it. “Manage again” takes it back."
          confirmText="Release"
          confirmButtonVariant="primary"
          onConfirm={() => {
            setAsks(false);
            void write(change);
          }}
          onDismiss={() => setAsks(false)}
        />
      )}
    </>
  );
}
