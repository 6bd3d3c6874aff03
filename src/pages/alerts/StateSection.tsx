import { Stack, Text } from '@grafana/ui';
import { memo, useMemo } from 'react';

import { Loadable } from '../../components/Loadable';
import { type Loaded } from '../../components/useLoaded';
import { type StoredRule } from '../../core/compile/storedRule';
import { type Settings } from '../../core/settings/schema';
import { type RuleState } from '../../grafana/alertStates';
import { type SourceWords } from './bySource';
import { FailingRecordings } from './FailingRecordings';
import { RuleStates, type RuleWithState } from './RuleStates';

interface Props {
  settings: Settings;
  /** The plugin’s rules that Grafana has. */
  rules: readonly StoredRule[];
  /** Why the user may not write rules in a folder, by its uid. */
  whyFoldersAreLocked: ReadonlyMap<string, string>;
  states: Loaded<RuleState[]>;
  ofSource: SourceWords;
  /** After a rule was changed. */
  changed: () => void;
}

/** How the rules that Grafana has are doing. Progress of what is written does not draw it anew. */
export const StateSection = memo(function StateSection({
  settings: { sources },
  rules,
  whyFoldersAreLocked,
  states,
  ofSource,
  changed,
}: Props) {
  const byUid = useMemo(() => new Map(rules.map((rule) => [rule.uid, rule])), [rules]);
  const withRules = (all: readonly RuleState[]): RuleWithState[] =>
    all.flatMap((state) => {
      const rule = byUid.get(state.uid);
      return rule === undefined ? [] : [{ state, rule, locked: whyFoldersAreLocked.get(rule.folderUID) }];
    });
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Text element="h2" variant="h4">
        State
      </Text>
      <Text color="secondary">
        While the plugin is installed Grafana offers no pause and no edit for its rules. Pause them here, or release a
        rule to edit it in Grafana.
      </Text>
      {rules.length === 0 ? (
        <Text color="secondary">Grafana has no rules of Kube-proxy Monitor yet.</Text>
      ) : (
        <Loadable of={states} label="Reading the states of the rules">
          {(all) => {
            const known = withRules(all);
            return (
              <>
                <FailingRecordings rules={known} />
                <RuleStates rules={known} {...{ sources, ofSource, changed }} />
              </>
            );
          }}
        </Loadable>
      )}
    </Stack>
  );
});
