import { useCallback } from 'react';

import { useLoaded, type Loaded } from '../../components/useLoaded';
import { type StoredRule } from '../../core/compile/storedRule';
import { type RuleState } from '../../grafana/alertStates';
import { grafanaPorts } from '../../grafana/ports';

/** How the rules in the folders of `rules` are doing. They are read on their own: a plan does not depend on them. */
export function useRuleStates(rules: readonly StoredRule[]): Loaded<RuleState[]> {
  // As one text, so that another plan with rules in the same folders is no reason to begin anew.
  const folders = [...new Set(rules.map(({ folderUID }) => folderUID))].sort().join(' ');
  const load = useCallback(() => readStates(folders === '' ? [] : folders.split(' ')), [folders]);
  return useLoaded(load);
}

async function readStates(folderUids: string[]): Promise<RuleState[]> {
  const { alertStates } = grafanaPorts();
  const states = await Promise.all(folderUids.map((folderUid) => alertStates.read(folderUid, () => true)));
  // Of a folder that the user may not see, Grafana answers with all others.
  return states.flatMap((found, index) => found.filter(({ folderUid }) => folderUid === folderUids[index]));
}
