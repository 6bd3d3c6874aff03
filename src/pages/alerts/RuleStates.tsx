import { type StoredRule } from '../../core/compile/storedRule';
import { type Source } from '../../core/settings/schema';
import { type RuleState } from '../../grafana/alertStates';
import { activityCounts, needsAttention, urgencyOf } from './activity';
import { sections, sourceOf, type SourceWords } from './bySource';
import { RuleStateRow } from './RuleStateRow';
import { SourceSection } from './SourceSection';

/** Rules that need attention are shown also where their source is closed, but not more of one source than these. */
const mostUrgent = 5;

export interface RuleWithState {
  state: RuleState;
  /** As Grafana has it. */
  rule: StoredRule;
  /** Why the user may not write in its folder. */
  locked: string | undefined;
}

interface Props {
  rules: readonly RuleWithState[];
  sources: readonly Source[];
  ofSource: SourceWords;
  changed: () => void;
}

/** Rules and how they do, the most urgent first; by source where there are several. */
export function RuleStates({ rules, sources, ...shared }: Props) {
  const byUrgency = [...rules].sort((left, right) => urgencyOf(left.state) - urgencyOf(right.state));
  const all = sections(byUrgency, ({ state }) => state.uid, sources);
  if (all.length <= 1) {
    return (
      <div data-testid="rule-states">
        <Rows rules={byUrgency} label="States of the rules" {...{ sources, ...shared }} />
      </div>
    );
  }
  return (
    <div data-testid="rule-states">
      {all.map(({ sourceId = '', title, items }) => {
        const urgent = items.filter(({ state }) => needsAttention(state)).slice(0, mostUrgent);
        const others = items.filter((one) => !urgent.includes(one));
        const row = { sources, ...shared };
        return (
          <SourceSection
            key={sourceId}
            title={title}
            note={activityCounts(items.map(({ state }) => state))}
            isOpenAtFirst={false}
            always={
              urgent.length > 0 && <Rows rules={urgent} label={`Rules of ${title} that need attention`} {...row} />
            }
            data-testid={`states-of-${sourceId}`}
          >
            {others.length > 0 && <Rows rules={others} label={`Rules of ${title}`} {...row} />}
          </SourceSection>
        );
      })}
    </div>
  );
}

function Rows({ rules, label, sources, ofSource, changed }: Props & { label: string }) {
  return (
    <ul aria-label={label}>
      {rules.map(({ state, rule, locked }) => (
        <RuleStateRow
          key={state.uid}
          source={sourceOf(state.uid, sources)}
          of={ofSource(state.uid)}
          {...{ state, rule, locked, changed }}
        />
      ))}
    </ul>
  );
}
