import * as v from 'valibot';

import { managed, managedGroup, released, releasedGroup } from '../core/compile/released';
import { type StoredRule } from '../core/compile/storedRule';
import { type GroupWrite } from '../core/plan/groupWrites';
import { type GroupPlace, type RuleGroup, type UnreadableRule } from '../core/plan/state';
import { Http } from './http';
import { Refused } from './refused';

const texts = v.record(v.string(), v.string());

const storedQuery = v.looseObject({
  refId: v.string(),
  queryType: v.optional(v.string()),
  relativeTimeRange: v.optional(v.object({ from: v.number(), to: v.number() })),
  datasourceUid: v.string(),
  model: v.record(v.string(), v.unknown()),
});

/** Keeps every key of a rule, so that it can be written back as it is. */
const storedRule = v.looseObject({
  uid: v.string(),
  title: v.string(),
  ruleGroup: v.string(),
  folderUID: v.string(),
  condition: v.string(),
  data: v.array(storedQuery),
  noDataState: v.string(),
  execErrState: v.string(),
  for: v.string(),
  keep_firing_for: v.optional(v.string()),
  missingSeriesEvalsToResolve: v.optional(v.number()),
  labels: v.optional(texts),
  annotations: v.optional(texts),
  isPaused: v.boolean(),
  notification_settings: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  record: v.optional(
    v.nullable(v.looseObject({ metric: v.string(), from: v.string(), target_datasource_uid: v.optional(v.string()) }))
  ),
  provenance: v.optional(v.string()),
});

const storedGroup = v.looseObject({ interval: v.number(), rules: v.array(storedRule) });
const intervalOfGroup = v.looseObject({ interval: v.number() });

/** Enough of a rule to say which one it is. */
const addressedRule = v.looseObject({
  uid: v.string(),
  title: v.fallback(v.string(), ''),
  folderUID: v.string(),
  ruleGroup: v.string(),
  labels: v.fallback(v.optional(texts), undefined),
});

/** Leaves the rules editable for their owner; without it they would belong to the API. */
const headers = { 'X-Disable-Provenance': 'true' };

export interface RuleList {
  rules: StoredRule[];
  unreadable: UnreadableRule[];
}

/** What finds a rule. */
export type RuleAddress = Pick<StoredRule, 'uid' | 'title' | 'folderUID' | 'ruleGroup'>;

/**
 * Alert rules through Grafana's provisioning API. A PUT writes a group whole: it deletes the rules that the body leaves
 * out, moves those of other groups here, and un-pauses what the body does not pause.
 */
export class RuleGroups {
  constructor(private readonly http = new Http()) {}

  /** Every rule that the user may read, with its provenance. One of another form, mostly of others, hides none. */
  async list(): Promise<RuleList> {
    const action = 'list the alert rules';
    const listed = await this.http.request(v.array(v.unknown()), { url: '/api/v1/provisioning/alert-rules', action });
    const list: RuleList = { rules: [], unreadable: [] };
    for (const one of listed) {
      const [rule, address] = [v.safeParse(storedRule, one), v.safeParse(addressedRule, one)];
      if (rule.success) {
        list.rules.push(rule.output);
      } else if (address.success) {
        list.unreadable.push(address.output);
      }
    }
    return list;
  }

  /** Seconds between the evaluations of a group; undefined when there is no such group. */
  async interval(place: GroupPlace): Promise<number | undefined> {
    return (await this.http.find(intervalOfGroup, readRequest(place)))?.interval;
  }

  /** @returns undefined when there is no such group. */
  async read(place: GroupPlace): Promise<RuleGroup | undefined> {
    return this.http.find(storedGroup, readRequest(place));
  }

  /** @throws Refused with the reason and what the user can do (403 role, 409 provenance, 400 invalid). */
  async write({ kind, folderUid, title, interval, rules }: GroupWrite): Promise<void> {
    const url = address(folderUid, title);
    if (kind === 'delete') {
      const action = `delete the rule group ${title}`;
      await this.http.find(v.unknown(), { url, method: 'DELETE', headers, action, answersNothing: true });
      return;
    }
    const body = { title, folderUid, interval, rules };
    await this.http.request(v.unknown(), {
      url,
      method: 'PUT',
      headers,
      body,
      action: `write the rule group ${title}`,
    });
  }

  /**
   * Pauses or resumes one rule and leaves everything else in its group as Grafana has it now.
   * @throws Refused when the rule is not there any more, or Grafana says no.
   */
  async setPaused(rule: RuleAddress, isPaused: boolean): Promise<void> {
    const { folderUID: folderUid, ruleGroup: title } = rule;
    const { group } = await this.readWith(rule);
    const rules = group.rules.map((one) => (one.uid === rule.uid ? { ...one, isPaused } : one));
    await this.write({ kind: 'put', folderUid, title, interval: group.interval, rules });
  }

  /**
   * Gives a rule to the user: without the label by which Grafana locks it, in a group that no plan writes.
   * @throws Refused when the rule is not there any more, or Grafana says no.
   */
  async release(rule: RuleAddress): Promise<void> {
    const { group, stored } = await this.readWith(rule);
    await this.moveInto(releasedGroup(rule.ruleGroup), released(stored), group.interval);
  }

  /** Takes a released rule back as it is now. @throws as `release` */
  async manageAgain(rule: RuleAddress): Promise<void> {
    const { group, stored } = await this.readWith(rule);
    await this.moveInto(managedGroup(rule.ruleGroup), managed(stored), group.interval);
  }

  private async readWith({ uid, title, folderUID, ruleGroup }: RuleAddress) {
    const group = await this.read({ folderUid: folderUID, title: ruleGroup });
    const stored = group?.rules.find((one) => one.uid === uid);
    if (group === undefined || stored === undefined) {
      throw new Refused(`${title} is not in its rule group any more.`, 'Reload the page.', 404);
    }
    return { group, stored };
  }

  /** One request: Grafana takes the rule out of the group that it was in. */
  private async moveInto(title: string, rule: StoredRule, newInterval: number): Promise<void> {
    const target = await this.read({ folderUid: rule.folderUID, title });
    const others = (target?.rules ?? []).filter(({ uid }) => uid !== rule.uid);
    const rules = [...others, { ...rule, ruleGroup: title }];
    const interval = target?.interval ?? newInterval;
    await this.write({ kind: 'put', folderUid: rule.folderUID, title, interval, rules });
  }
}

function readRequest({ folderUid, title }: GroupPlace) {
  return { url: address(folderUid, title), action: `show the rule group ${title}` };
}

function address(folderUid: string, title: string): string {
  return `/api/v1/provisioning/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(title)}`;
}
