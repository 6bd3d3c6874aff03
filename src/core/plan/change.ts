import { type GrafanaRule } from '../compile/grafanaRules';
import { type StoredRule } from '../compile/storedRule';
import { type Origin } from './origin';
import { type ActualDashboard, type ActualFolder, type DesiredDashboard } from './state';

/**
 * `edited`: it differs because somebody changed it in Grafana after it was applied last.
 * `released`: it belongs to the user, and no plan touches it.
 * Everything else that differs, differs because of the settings or of a new version of the plugin.
 */
export type ChangeKind = 'create' | 'update' | 'delete' | 'edited' | 'unchanged' | 'released';

/** One thing that differs, with the values of both sides in words. */
export interface Difference {
  /** What differs: `threshold`, `for`, `label team`. */
  field: string;
  /** What the settings want; empty when they want nothing. */
  wanted: string;
  /** What Grafana has; empty when it has nothing. */
  found: string;
  /** `value` fits on a line; `query` is PromQL; `text` is a message or a detail that follows from a value. */
  kind: 'value' | 'query' | 'text';
  /** What was applied last, empty when it was nothing; undefined where that is not remembered. */
  applied?: string;
  /** Who changed it since it was applied last; undefined where that is not remembered. */
  changedBy?: 'hand' | 'settings' | 'both';
  /** Of which panel of a dashboard, and what of it. */
  panel?: { title: string; part: 'all of it' | 'threshold line' | 'queries' | 'looks' };
}

/** Why a change cannot be applied, and what to do about it. */
export interface Blocked {
  reason: string;
  nextStep: string;
}

interface AnyChange {
  /** Uid of the rule or dashboard, or the title of the group: unique in a plan and stable between plans. */
  id: string;
  /** What a reader knows it by. */
  title: string;
  kind: ChangeKind;
  differences: Difference[];
  blocked?: Blocked;
  /** Somebody changed it by hand since it was applied last. */
  isEdited: boolean;
  /** Edited, and the settings changed since it was applied last, too. */
  areSettingsNewer: boolean;
  /** Why the settings want something else than was applied last; left out when that is not known. */
  origin?: Origin;
}

export interface RuleChange extends AnyChange {
  subject: 'rule';
  severity: string;
  isPaused: boolean;
  wanted?: GrafanaRule;
  found?: StoredRule;
}

/** The evaluation interval, which all rules of a group share. */
export interface GroupChange extends AnyChange {
  subject: 'group';
  folderUid: string;
  /** Seconds. */
  interval: number;
}

export interface DashboardChange extends AnyChange {
  subject: 'dashboard';
  wanted: DesiredDashboard;
  found?: ActualDashboard;
  /** Where it is to be; undefined leaves it where it is. */
  folderUid?: string;
}

export type Change = RuleChange | GroupChange | DashboardChange;

export interface Plan {
  folder: ActualFolder & {
    /** The user sees it. */
    exists: boolean;
    /** The user does not see it, but it may be there. */
    mayBeHidden: boolean;
  };
  /** At which new groups are evaluated, in seconds. */
  interval: number;
  /** Version of the plugin that made the plan; undefined when it is not known. */
  version?: string;
  /** Of the groups that are there, in seconds, by `groupKey`. */
  intervals: ReadonlyMap<string, number>;
  /** Why the user may not write rules in a folder, by its uid. */
  whyFoldersAreLocked: ReadonlyMap<string, string>;
  /** The contact point that the settings name, when Grafana shows none of that name. */
  missingContactPoint?: string;
  changes: Change[];
}

/** True when applying it would change something and is possible. */
export function isApplicable({ kind, blocked }: Change): boolean {
  return kind !== 'unchanged' && kind !== 'released' && blocked === undefined;
}

/** What is applied unless the user chooses: everything but what somebody changed by hand. */
export function isChosenByDefault(change: Change): boolean {
  return isApplicable(change) && !change.isEdited;
}

/** What an upgrade changed or reset and one click applies: not what somebody changed by hand. */
export function changesOfUpgrade({ changes }: Plan): Change[] {
  return changes.filter((change) => isFromUpgrade(change) && isChosenByDefault(change));
}

/** True for what differs because the plugin was upgraded since it was applied last. */
export function isFromUpgrade({ kind, origin }: Change): boolean {
  return kind !== 'unchanged' && (origin === 'upgrade' || origin === 'both');
}

/** True for a rule that records a series and alerts nobody. */
export function isRecordingChange({ wanted, found }: RuleChange): boolean {
  return Boolean((wanted ?? found)?.record);
}
