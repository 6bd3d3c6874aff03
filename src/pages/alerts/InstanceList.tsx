import { Button, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { PathButton } from '../../components/PathButton';
import { newSilencePath } from '../../core/addresses';
import { alertSubject } from '../../core/alertSubject';
import { type Source } from '../../core/settings/schema';
import { spokenCount } from '../../core/units';
import { type AlertInstance, type RuleState } from '../../grafana/alertStates';
import { maySilence } from '../../grafana/permissions';
import { InstanceActivity, mostUrgentFirst } from './InstanceActivity';

const shownAtFirst = 5;

interface Props {
  state: RuleState;
  /** Prometheus duration for which the rule waits before it fires. */
  waits: string;
  source: Source | undefined;
  /** What screen readers hear the rule called. */
  name: string;
}

/** Who is more than normal: some at first, as many as Grafana listed on demand, and how many more there are. */
export function InstanceList({ state, waits, source, name }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const { activeCount } = state;
  const instances = mostUrgentFirst(state.instances);
  const shown = showsAll ? instances : instances.slice(0, shownAtFirst);
  const hidden = instances.length - shown.length;
  const unlisted = activeCount - instances.length;
  if (instances.length === 0) {
    return null;
  }
  return (
    <Stack direction="column" gap={0}>
      {shown.map((instance, index) => (
        <Instance
          key={`${alertSubject(instance.labels, source)} ${index}`}
          {...{ instance, state, waits, source, name }}
        />
      ))}
      {hidden > 0 ? (
        <div>
          <Button
            variant="secondary"
            fill="text"
            size="sm"
            aria-label={`Show ${hidden} more of ${name}`}
            onClick={() => setShowsAll(true)}
          >
            Show {hidden} more{unlisted > 0 ? ` of ${spokenCount(hidden + unlisted)}` : ''}
          </Button>
        </div>
      ) : (
        unlisted > 0 && <Text color="secondary">and {spokenCount(unlisted)} more</Text>
      )}
    </Stack>
  );
}

function Instance({ instance, state: rule, waits, source, name }: Props & { instance: AlertInstance }) {
  const { labels, summary, state } = instance;
  const subject = alertSubject(labels, source);
  return (
    <div>
      <Text>{subject}</Text>
      <Text color="secondary">
        <InstanceActivity instance={instance} waits={waits} />
        {/\(/.test(state) ? ` · ${state}` : ''}
        {summary === '' ? '' : ` · ${summary}`}
      </Text>
      {maySilence().allowed && (
        <PathButton
          variant="secondary"
          fill="text"
          size="sm"
          icon="bell-slash"
          href={newSilencePath(rule.uid, source?.clusterLabel, labels)}
          tooltip={`Silence it for ${subject}`}
          aria-label={`Silence ${name} for ${subject}`}
        />
      )}
    </div>
  );
}
