import { PathButton } from '../../components/PathButton';
import { explorePath, newSilencePath, panelPath, rulePath, runbookPath } from '../../core/addresses';
import { ruleUidParts } from '../../core/compile/ruleUid';
import { type StoredRule } from '../../core/compile/storedRule';
import { type Source } from '../../core/settings/schema';
import { type RuleState } from '../../grafana/alertStates';
import { mayExplore, maySilence } from '../../grafana/permissions';

interface Props {
  state: RuleState;
  source: Source | undefined;
  /** What screen readers hear the rule called. */
  name: string;
}

/** What is needed first when a rule fires; what the user may not open is not offered. */
export function FirstLinks({ state: { uid, isRecording }, name }: Omit<Props, 'source'>) {
  const signalId = ruleUidParts(uid)?.signalId;
  return (
    <>
      {signalId !== undefined && <RuleLink text="Runbook" label={`Runbook of ${name}`} href={runbookPath(signalId)} />}
      {!isRecording && maySilence().allowed && (
        <RuleLink text="Silence" label={`Silence ${name}`} href={newSilencePath(uid)} />
      )}
    </>
  );
}

/** Where else something is to be seen about a rule. `rule` as Grafana has it. */
export function MoreLinks({ state: { uid, annotations }, rule, source, name }: Props & { rule: StoredRule }) {
  const { __dashboardUid__: dashboard, __panelId__: panel } = annotations;
  const query = queryOf(rule);
  return (
    <>
      <RuleLink text="Rule" label={`Rule of ${name}`} href={rulePath(uid)} />
      {dashboard !== undefined && panel !== undefined && source !== undefined && (
        <RuleLink text="Panel" label={`Panel of ${name}`} href={panelPath(dashboard, panel, source.datasourceUid)} />
      )}
      {query !== undefined && mayExplore().allowed && (
        <RuleLink text="Explore" label={`Explore of ${name}`} href={query} />
      )}
    </>
  );
}

function RuleLink({ text, label, href }: { text: string; label: string; href: string }) {
  return (
    <PathButton variant="secondary" fill="text" size="sm" href={href} aria-label={label}>
      {text}
    </PathButton>
  );
}

/** What Grafana really evaluates, not what the settings want. */
function queryOf({ data }: StoredRule): string | undefined {
  const query = data.find(({ refId }) => refId === 'A');
  const text = query?.model['expr'];
  return query === undefined || typeof text !== 'string' ? undefined : explorePath(query.datasourceUid, text);
}
