import { Button } from '@grafana/ui';
import { useState } from 'react';

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

/** Stops or resumes the evaluation of one rule; Grafana's own switch is hidden for rules of a plugin. */
export function PauseButton({ rule, locked, changed, failed }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const obstacle = obstacleTo(rule, locked);
  const toggle = async () => {
    setIsBusy(true);
    try {
      await grafanaPorts().ruleGroups.setPaused(rule, !rule.isPaused);
      changed();
    } catch (thrown) {
      failed(toRefused(thrown));
    }
    setIsBusy(false);
  };
  const action = rule.isPaused ? 'Resume' : 'Pause';
  return (
    <Button
      variant="secondary"
      size="sm"
      icon={rule.isPaused ? 'play' : 'pause'}
      disabled={isBusy || obstacle !== ''}
      tooltip={obstacle === '' ? undefined : obstacle}
      aria-label={`${action} ${rule.title}`}
      onClick={() => void toggle()}
      data-testid={`pause-${rule.uid}`}
    >
      {action}
    </Button>
  );
}

function obstacleTo({ provenance }: StoredRule, locked: string | undefined): string {
  return provenance === 'file'
    ? 'It comes from a provisioning file: set isPaused there.'
    : (locked ?? mayWriteRules().why);
}
