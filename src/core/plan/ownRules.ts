import { isReleased } from '../compile/released';
import { ruleUidPrefix } from '../compile/ruleUid';
import { type StoredRule } from '../compile/storedRule';
import { originLabel } from '../product';

type RuleSigns = Pick<StoredRule, 'uid' | 'folderUID' | 'labels' | 'annotations'>;

/** True for a rule that this plugin made, also when the settings do not want it any more. */
export function isOwnRule(rule: RuleSigns, folderUid: string): boolean {
  return !isReleased(rule) && (hasOriginLabel(rule) || isNamedAndPlaced(rule, folderUid));
}

export function hasOriginLabel({ labels }: Pick<StoredRule, 'labels'>): boolean {
  return labels?.[originLabel.name] === originLabel.value;
}

function isNamedAndPlaced({ uid, folderUID }: RuleSigns, folderUid: string): boolean {
  return uid.startsWith(ruleUidPrefix) && folderUID === folderUid;
}
