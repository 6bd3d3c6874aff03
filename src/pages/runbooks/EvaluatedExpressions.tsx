import { Stack, Text } from '@grafana/ui';

import { PathButton } from '../../components/PathButton';
import { panelPath } from '../../core/addresses';
import { rulesAsIfOn, type CompiledRule } from '../../core/compile/rules';
import { signalPanels } from '../../core/compile/signalPanels';
import { type Signal } from '../../core/signals/signal';
import { CopiedCode } from '../../components/CopiedCode';
import { ExploreButton } from './ExploreButton';
import { type RunbookSettings } from './loadRunbookSettings';

interface Props {
  signal: Signal;
  of: RunbookSettings;
}

/** What the alert evaluates on each source, with the reader's own job, clusters and numbers, to be run in Explore. */
export function EvaluatedExpressions({ signal, of: { settings, hasSource } }: Props) {
  const rules = rulesAsIfOn(settings, signal);
  if (rules.length === 0) {
    return (
      <Text color="secondary">No level of it is on for any cluster of the settings, so it evaluates nothing.</Text>
    );
  }
  return (
    <Stack direction="column" gap={2}>
      <Text>Every series that this query returns violates. No result is the normal case.</Text>
      {rules.map((rule) => (
        <Expression key={rule.uid} rule={rule} manySources={settings.sources.length > 1} hasSource={hasSource} />
      ))}
    </Stack>
  );
}

interface ExpressionProps {
  rule: CompiledRule;
  manySources: boolean;
  hasSource: boolean;
}

function Expression({ rule, manySources, hasSource }: ExpressionProps) {
  const { source, severity, signal, expression } = rule;
  const { dashboardUid, panelId } = signalPanels[signal.id];
  const name = manySources ? `${severity}, ${source.name}` : severity;
  return (
    <div data-testid={`runbook-query-${rule.uid}`}>
      <Text weight="medium">
        As {name}, true for {rule.for}
      </Text>
      <CopiedCode
        code={expression.text}
        what={`the query (${name})`}
        actions={
          hasSource && (
            <>
              <ExploreButton source={source} query={expression.text} what={`the query (${name})`} />
              <PathButton
                variant="secondary"
                size="sm"
                icon="graph-bar"
                href={panelPath(dashboardUid, String(panelId), source.datasourceUid)}
                aria-label={`Panel (${name})`}
              >
                Panel
              </PathButton>
            </>
          )
        }
      />
    </div>
  );
}
