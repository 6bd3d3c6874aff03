import { type StoredRule } from '../compile/storedRule';
import { isApplicable, type DashboardChange, type Plan } from './change';
import { changedSince } from './changedSince';
import { groupsToWrite, groupWrite, placesToRead, type GroupWrite } from './groupWrites';
import { groupKey, groupKeyOf, type ActualDashboard, type ActualState, type GroupPlace, type GroupsNow } from './state';

/** Grafana as far as rule groups go: a PUT creates, moves and deletes, and takes `isPaused` from the body. */
export class SimulatedGrafana {
  constructor(private state: ActualState) {}

  get actual(): ActualState {
    return this.state;
  }

  /** @param fails says of each request in turn whether it fails */
  apply(planned: Plan, chosen: ReadonlySet<string>, fails: () => boolean = () => false): void {
    for (const group of groupsToWrite(planned, chosen)) {
      const now = this.read(placesToRead(group));
      const write = groupWrite(group, planned, now);
      if (write !== undefined && changedSince(group, planned, now).length === 0 && !fails()) {
        this.write(write);
      }
    }
    const dashboards = planned.changes.flatMap((change) =>
      change.subject !== 'dashboard'
        ? []
        : isApplicable(change) && chosen.has(change.id) && !fails()
          ? [savedDashboard(change)]
          : (change.found ?? [])
    );
    this.state = { ...this.state, folder: this.state.folder ?? planned.folder, dashboards };
  }

  private read(places: GroupPlace[]): GroupsNow {
    const groups = places.map(({ folderUid, title }) => {
      const key = groupKey(folderUid, title);
      const rules = this.state.rules.filter((rule) => groupKeyOf(rule) === key);
      return [key, { interval: this.state.intervals.get(key) ?? 60, rules }] as const;
    });
    return new Map(groups.filter(([, { rules }]) => rules.length > 0));
  }

  private write({ kind, folderUid, title, interval, rules }: GroupWrite): void {
    const key = groupKey(folderUid, title);
    const members = this.state.rules.filter((rule) => groupKeyOf(rule) === key);
    if (members.some(({ provenance }) => provenance === 'file')) {
      throw new Error('409 alerting.provenanceMismatch');
    }
    if ((kind === 'put') === (rules.length === 0)) {
      throw new Error('A PUT without rules changes the interval only');
    }
    const written = rules.map((rule) => ({ ...withWhatGrafanaAdds(rule), folderUID: folderUid, ruleGroup: title }));
    const uids = new Set(written.map(({ uid }) => uid));
    const left = [...this.state.rules.filter((rule) => groupKeyOf(rule) !== key && !uids.has(rule.uid)), ...written];
    const groups = new Set(left.map(groupKeyOf));
    const intervals = [...this.state.intervals, [key, interval] as const].filter(([one]) => groups.has(one));
    this.state = { ...this.state, rules: left, intervals: new Map(intervals) };
  }
}

function savedDashboard({ wanted, found, folderUid }: DashboardChange): ActualDashboard {
  const { uid, model } = wanted;
  return { uid, model, folderUid: folderUid ?? found?.folderUid ?? '', isProvisioned: false, canSave: true };
}

function withWhatGrafanaAdds(rule: StoredRule): StoredRule {
  return {
    ...rule,
    data: rule.data.map((query) => ({ ...query, model: { intervalMs: 1000, maxDataPoints: 43_200, ...query.model } })),
  };
}
