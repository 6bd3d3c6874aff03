import { Button } from '@grafana/ui';

import { type StoredRule } from '../../core/compile/storedRule';
import { mayWriteRules } from '../../grafana/permissions';
import { grafanaPorts } from '../../grafana/ports';
import { toRefused, type Refused } from '../../grafana/refused';
import { busyWriting, useWriting } from './writing';

interface Props {
  rule: StoredRule;
  isPaused: boolean;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
  /** What screen readers hear the rule called. */
  name: string;
  changed: () => void;
  failed: (refused: Refused) => void;
}

/** Stops or resumes the evaluation of one rule; Grafana's own switch is hidden for rules of a plugin. */
export function PauseButton({ rule, isPaused, locked, name, changed, failed }: Props) {
  const { isWriting, write } = useWriting();
  const obstacle = isWriting ? busyWriting : obstacleTo(rule, locked);
  const toggle = async () => {
    try {
      await grafanaPorts().ruleGroups.setPaused(rule, !isPaused);
      changed();
    } catch (thrown) {
      failed(toRefused(thrown));
    }
  };
  const action = isPaused ? 'Resume' : 'Pause';
  return (
    <Button
      variant="secondary"
      size="sm"
      icon={isPaused ? 'play' : 'pause'}
      disabled={obstacle !== ''}
      tooltip={obstacle === '' ? undefined : obstacle}
      aria-label={`${action} ${name}`}
      onClick={() => void write(toggle)}
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
