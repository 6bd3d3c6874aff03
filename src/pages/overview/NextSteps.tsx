import { Button, Stack } from '@grafana/ui';
import { useId, useState } from 'react';

import { PathButton } from '../../components/PathButton';
import { alertsPath, isTarget, newSilencePath, rulePath, runbookPath, subjectPath } from '../../core/addresses';
import { alertSubject } from '../../core/alertSubject';
import { type Problem } from '../../core/overview/problems';
import { maySilence } from '../../grafana/permissions';
import { AffectedNodes } from './AffectedNodes';

interface Props {
  problem: Problem;
  /** Whether Grafana has the rule. */
  isApplied: boolean;
}

/** What can be done about a problem, the most useful first. */
export function NextSteps({ problem, isApplied }: Props) {
  const { rule, cluster, nodes } = problem;
  const [showsNodes, setShowsNodes] = useState(false);
  const listId = useId();
  const [first, ...others] = nodes;
  const ofCluster = { [rule.source.clusterLabel]: cluster };
  /** Whoever it is about; several have only their cluster in common. */
  const subject = first !== undefined && others.length === 0 ? first.labels : ofCluster;
  const hasList = others.length > 0;
  const leadsToNodes = nodes.some(({ labels }) => isTarget(labels));
  return (
    <>
      <Stack gap={1} wrap="wrap">
        {!(hasList && leadsToNodes) && (
          <PathButton size="sm" href={subjectPath(rule.source, subject)}>
            {isTarget(subject) ? 'Open node' : 'Open cluster'}
          </PathButton>
        )}
        {hasList && (
          <Button
            size="sm"
            variant={leadsToNodes ? 'primary' : 'secondary'}
            aria-expanded={showsNodes}
            aria-controls={listId}
            onClick={() => setShowsNodes(!showsNodes)}
          >
            {showsNodes ? 'Hide nodes' : `Show ${nodes.length} nodes`}
          </Button>
        )}
        <PathButton size="sm" variant="secondary" href={runbookPath(rule.signal.id)}>
          Runbook
        </PathButton>
        {isApplied ? (
          <PathButton size="sm" variant="secondary" href={rulePath(rule.uid)}>
            Rule
          </PathButton>
        ) : (
          <PathButton size="sm" variant="secondary" href={alertsPath} tooltip="Grafana has no rule for this yet">
            Set up the alert
          </PathButton>
        )}
        {isApplied && maySilence().allowed && (
          <PathButton
            size="sm"
            variant="secondary"
            href={newSilencePath(rule.uid, rule.source.clusterLabel, subject)}
            tooltip={
              subject === ofCluster
                ? 'Silence the alert for the whole cluster'
                : `Silence the alert for ${alertSubject(subject, rule.source)}`
            }
          >
            Silence
          </PathButton>
        )}
      </Stack>
      <div id={listId} hidden={!showsNodes}>
        {showsNodes && <AffectedNodes problem={problem} />}
      </div>
    </>
  );
}
