import { type DashboardModel } from '../compile/comparableDashboard';
import { type GrafanaRuleGroup } from '../compile/grafanaRules';
import { type StoredRule } from '../compile/storedRule';
import { type Blocked } from './change';
import { type TunedNumber } from './tunedNumbers';

/** What the settings want in Grafana. */
export interface DesiredState {
  folder: { uid: string; title: string };
  /** Seconds between evaluations. */
  interval: number;
  groups: GrafanaRuleGroup[];
  /** The numbers in each rule's expression, by uid of the rule. */
  tunedNumbers: ReadonlyMap<string, TunedNumber[]>;
  dashboards: DesiredDashboard[];
  /** Who is told, where the notification policies do not decide. */
  contactPoint?: string;
  /** Version of the plugin; undefined when it is not known. */
  version?: string;
  /** Where dashboards belong; undefined leaves them where they are. */
  dashboardFolderUid?: string;
}

export interface DesiredDashboard {
  uid: string;
  title: string;
  /** Where the plugin bundles it. */
  path: string;
  /** Classic JSON without `id`; its fingerprint is in it. */
  model: DashboardModel;
}

/** What Grafana has. */
export interface ActualState {
  /** The folder of the rules; undefined when the user sees none. */
  folder?: ActualFolder;
  /** Others in which the plugin has something, or wants to have it. */
  otherFolders?: ActualFolder[];
  /** Those of these folders that the user does not see, by uid. */
  unseenFolders?: ReadonlyMap<string, UnseenFolder>;
  /** Every rule in Grafana that may be read, also those of others: a group is always written whole. */
  rules: StoredRule[];
  /** Rules that have another form than this version of the plugin knows. */
  unreadable?: UnreadableRule[];
  /** Seconds, by `groupKey`; of the groups that the plugin has to do with. */
  intervals: ReadonlyMap<string, number>;
  dashboards: ActualDashboard[];
  /** Why a dashboard cannot be read, by uid. */
  hiddenDashboards?: ReadonlyMap<string, Blocked>;
  /** Why nothing can be recorded into a data source, by uid. */
  notRecording?: ReadonlyMap<string, string>;
  /** Names that a rule can tell; undefined when nobody asked, or they may not be seen. */
  contactPoints?: string[];
}

/** `not shown`: it is not there, or the user may not see it. Grafana tells only those who may see all folders which. */
export type UnseenFolder = 'absent' | 'not shown';

export interface ActualFolder {
  uid: string;
  title: string;
  /** What the user may do in it, by permission; undefined when Grafana does not say. */
  access?: Readonly<Record<string, boolean>>;
}

/** What is left of a rule whose rest cannot be read. */
export interface UnreadableRule {
  uid: string;
  title: string;
  folderUID: string;
  ruleGroup: string;
  labels?: Record<string, string>;
}

export interface ActualDashboard {
  uid: string;
  model: DashboardModel;
  /** Empty for the root folder. */
  folderUid: string;
  /** Kept by a provisioning file, which would undo every save. */
  isProvisioned: boolean;
  /** False when Grafana says that this user may not save it. */
  canSave: boolean;
}

/** Where a rule group is. */
export interface GroupPlace {
  folderUid: string;
  title: string;
}

export interface RuleGroup {
  /** Seconds. */
  interval: number;
  rules: StoredRule[];
}

/** Rule groups as Grafana has them at this moment, by `groupKey`; those that are not there are left out. */
export type GroupsNow = ReadonlyMap<string, RuleGroup>;

/** Name of a rule group among all folders. */
export function groupKey(folderUid: string, title: string): string {
  return JSON.stringify([folderUid, title]);
}

export function groupKeyOf(rule: Pick<StoredRule, 'folderUID' | 'ruleGroup'>): string {
  return groupKey(rule.folderUID, rule.ruleGroup);
}
