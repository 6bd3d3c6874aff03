import { LinkButton } from '@grafana/ui';

import { explorePath, newSilencePath, panelPath, rulePath, runbookPath } from '../../core/addresses';
import { ruleUidParts } from '../../core/compile/ruleUid';
import { type StoredRule } from '../../core/compile/storedRule';
import { type Source } from '../../core/settings/schema';
import { type RuleState } from '../../grafana/alertStates';
import { mayExplore, maySilence } from '../../grafana/permissions';
import { silencedBy } from './alertSubject';

interface Props {
  state: RuleState;
  /** The rule as Grafana has it. */
  rule: StoredRule;
  source: Source | undefined;
}

/** Where else something is to be seen or done about a rule; what the user may not open is not offered. */
export function RuleLinks({ state, rule, source }: Props) {
  const { uid, title, annotations } = state;
  const { __dashboardUid__: dashboard, __panelId__: panel } = annotations;
  const signalId = ruleUidParts(uid)?.signalId;
  const query = queryOf(rule);
  return (
    <>
      <RuleLink name="Rule" of={title} href={rulePath(uid)} />
      {dashboard !== undefined && panel !== undefined && source !== undefined && (
        <RuleLink name="Panel" of={title} href={panelPath(dashboard, panel, source.datasourceUid)} />
      )}
      {query !== undefined && mayExplore().allowed && <RuleLink name="Explore" of={title} href={query} />}
      {signalId !== undefined && <RuleLink name="Runbook" of={title} href={runbookPath(signalId)} />}
      {!state.isRecording && maySilence().allowed && (
        <RuleLink name="Silence" of={title} href={newSilencePath(silencedBy(state, source))} />
      )}
    </>
  );
}

function RuleLink({ name, of, href }: { name: string; of: string; href: string }) {
  return (
    <LinkButton
      variant="secondary"
      fill="text"
      size="sm"
      href={href}
      aria-label={`${name} ${name === 'Silence' ? '' : 'of '}${of}`}
    >
      {name}
    </LinkButton>
  );
}

/** What Grafana really evaluates, not what the settings want. */
function queryOf({ data }: StoredRule): string | undefined {
  const query = data.find(({ refId }) => refId === 'A');
  const text = query?.model['expr'];
  return query === undefined || typeof text !== 'string' ? undefined : explorePath(query.datasourceUid, text);
}
