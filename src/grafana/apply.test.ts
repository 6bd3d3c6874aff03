import { fakeDataSources, signedInWith } from '../../tests/grafana/fakeGrafana';
import { PreviewGrafana } from '../../tests/grafana/previewGrafana';
import { dashboardUids } from '../core/compile/signalPanels';
import { isApplicable, isChosenByDefault, type Plan } from '../core/plan/change';
import { desiredNothing, desiredState } from '../core/plan/desiredState';
import { plan } from '../core/plan/plan';
import { type DesiredState } from '../core/plan/state';
import { bundledSettings } from '../core/settings/bundledSettings';
import { withLevel, withNewSource } from '../core/settings/edit';
import { readActualState } from './actualState';
import { applyPlan, type ApplyResult, type Progress } from './apply';
import { grafanaPorts } from './ports';
import { removeEverything } from './removal';

const slow = 'kpm-prom01-sync-slow-w';
const programming = 'kube-proxy-prom01-programming';
const folder = 'kubeproxy-monitor';
const settings = bundledSettings();

let grafana: PreviewGrafana;
beforeEach(() => {
  grafana = new PreviewGrafana();
  fakeDataSources([{ uid: 'prometheus', name: 'Prometheus' }]);
});

async function planNow(desired: DesiredState = desiredState(settings)): Promise<Plan> {
  return plan(desired, await readActualState(desired, grafanaPorts()));
}

interface Choices {
  desired?: DesiredState;
  chosen?: (seen: Plan) => string[];
  seen?: Plan;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

async function apply({ desired = desiredState(settings), chosen, seen, ...rest }: Choices = {}): Promise<ApplyResult> {
  const shown = seen ?? (await planNow(desired));
  const ids = chosen?.(shown) ?? shown.changes.filter(isChosenByDefault).map(({ id }) => id);
  grafana.requests.length = 0;
  return applyPlan({
    desired,
    seen: shown,
    chosen: new Set(ids),
    ports: grafanaPorts(),
    onProgress: () => undefined,
    ...rest,
  });
}

const writes = () => grafana.requests.filter(({ method, path }) => method !== 'GET' && path !== '/api/v1/eval');
const withThreshold = (threshold: number) =>
  desiredState(withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold } }));
const expressionOf = (uid: string) => JSON.stringify(grafana.rule(uid)?.data);

describe('applying', () => {
  it('makes Grafana what the settings want, and doing it again changes nothing', async () => {
    const result = await apply();
    expect(result.outcomes.map(({ kind }) => kind)).not.toContain('failed');
    expect((await planNow()).changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
    expect((await apply({ chosen: ({ changes }) => changes.map(({ id }) => id) })).outcomes).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it('creates the folder before the rules, one PUT per group, and tries every query first', async () => {
    await apply();
    const order = grafana.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
    expect(order.slice(0, 2)).toEqual(['POST /api/v1/eval', 'POST /api/folders']);
    expect(order.slice(2).every((one) => one.startsWith('PUT /api/v1/provisioning/folder/'))).toBe(true);
    expect(new Set(order).size).toBe(order.length);
  });

  it('asks for one evaluation per source with one name per query', async () => {
    await apply();
    const evaluations = grafana.requests.filter(({ path }) => path === '/api/v1/eval');
    expect(evaluations).toHaveLength(1);
    const [first] = evaluations;
    expect(JSON.stringify(first?.body).match(/"refId":"A8","queryType"/g)).toHaveLength(1);
  });

  it('leaves out the group whose query does not work, says which rule it is, and writes it once it works', async () => {
    grafana.brokenQuery = 'sync_proxy_rules_duration_seconds_sum';
    const { outcomes } = await apply();
    const failed = outcomes.filter(({ kind }) => kind === 'failed');
    expect(failed.map(({ target }) => target)).toEqual([`Rule group ${programming}`]);
    expect(failed[0]?.refused?.reason).toBe(
      '2 queries do not work. KubeProxySyncSlow: The data source “Prometheus” does not accept the query: parse error: unexpected brace.'
    );
    expect(grafana.rule(slow)).toBeUndefined();
    expect(grafana.rule('kpm-prom01-down-c')).toBeDefined();
    grafana.brokenQuery = undefined;
    const again = await apply();
    expect(again.outcomes.map(({ target, kind }) => [target, kind])).toEqual([[`Rule group ${programming}`, 'done']]);
  });

  it('applies the groups of one source and the dashboards while the other source is down', async () => {
    const stricter = withLevel(settings, 'sync-slow', 'warning', { parameters: { threshold: 10 } });
    const both = desiredState(withNewSource(stricter, 'second', 'Other Prometheus', 'other'));
    grafana.brokenQuery = '"datasourceUid":"other"';
    const { outcomes } = await apply({ desired: both });
    const groups = outcomes.filter(({ target }) => target.startsWith('Rule group'));
    expect(groups.every(({ kind, target }) => (kind === 'failed') === target.includes('-second-'))).toBe(true);
    expect(outcomes.some(({ target, kind }) => target.startsWith('Dashboard') && kind === 'done')).toBe(true);
    expect(grafana.rule(slow)).toBeDefined();
    expect(grafana.rule('kpm-second-sync-slow-w')).toBeUndefined();
    grafana.brokenQuery = undefined;
    await apply({ desired: both });
    expect((await planNow(both)).changes.filter(isApplicable)).toEqual([]);
  });

  it('says that a dashboard can no longer be written instead of leaving it out', async () => {
    await apply();
    const seen = await planNow(withThreshold(10));
    grafana.break('GET', '/api/dashboards/uid/kubeproxy-node', 403);
    const { outcomes } = await apply({ desired: withThreshold(10), seen });
    const node = outcomes.find(({ changes }) => changes.includes('kubeproxy-node'));
    expect(node?.kind).toBe('changed meanwhile');
    expect(node?.refused?.reason).toBe('It can no longer be written: You may not see this dashboard.');
  });

  it('plans and applies everything else when one dashboard may not be seen', async () => {
    grafana.break('GET', '/api/dashboards/uid/kubeproxy-node', 403, 3);
    const seen = await planNow();
    expect(seen.changes.find(({ id }) => id === 'kubeproxy-node')?.blocked?.reason).toBe(
      'You may not see this dashboard.'
    );
    const { outcomes } = await apply({ seen });
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(grafana.rule(slow)).toBeDefined();
  });

  it('writes only the group that has a change', async () => {
    await apply();
    await apply({ desired: withThreshold(10) });
    const paths = writes().map(({ path }) => path);
    expect(paths).toContain(`/api/v1/provisioning/folder/${folder}/rule-groups/${programming}`);
    expect(paths.filter((path) => path.includes('rule-groups'))).toHaveLength(1);
    expect(expressionOf(slow)).toContain('> 10');
  });

  it('keeps a rule paused that a user paused', async () => {
    await apply();
    const rule = { uid: slow, title: '', folderUID: folder, ruleGroup: programming };
    await grafanaPorts().ruleGroups.setPaused(rule, true);
    await apply({ desired: withThreshold(10) });
    expect(grafana.rule(slow)?.isPaused).toBe(true);
    expect(grafana.rule('kpm-prom01-sync-slow-c')?.isPaused).toBe(false);
    await grafanaPorts().ruleGroups.setPaused(rule, false);
    expect(grafana.rule(slow)?.isPaused).toBe(false);
    expect((await planNow(withThreshold(10))).changes.filter(isApplicable)).toEqual([]);
  });

  it('keeps what was edited by hand and rules of others while it writes their group', async () => {
    await apply();
    const edited = grafana.rule('kpm-prom01-rules-stale-c');
    Object.assign(edited ?? {}, { pendingFor: 3_600_000 });
    grafana.addForeignRule(folder, programming, {
      uid: 'theirs',
      title: 'Theirs',
      condition: 'A',
      noDataState: 'OK',
      execErrState: 'OK',
      data: [{ refId: 'A', datasourceUid: 'x', relativeTimeRange: { from: 60, to: 0 }, model: {} }],
    });
    await apply({ desired: withThreshold(10) });
    expect(grafana.rule('theirs')).toBeDefined();
    expect(grafana.rule('kpm-prom01-rules-stale-c')?.pendingFor).toBe(3_600_000);
    expect(expressionOf(slow)).toContain('> 10');
  });

  it('goes on when one group fails, says why, and repeats only that', async () => {
    grafana.break('PUT', programming, 500);
    const first = await apply();
    expect(first.outcomes.filter(({ kind }) => kind === 'failed').map(({ target }) => target)).toEqual([
      `Rule group ${programming}`,
    ]);
    expect(first.outcomes.find(({ kind }) => kind === 'failed')?.refused?.reason).toContain('500');
    expect(grafana.rule('kpm-prom01-down-c')).toBeDefined();
    const second = await apply();
    expect(second.outcomes.map(({ target, kind }) => [target, kind])).toEqual([[`Rule group ${programming}`, 'done']]);
  });

  it('writes no rule into a folder that could not be created', async () => {
    grafana.break('POST', '/api/folders', 403);
    const { outcomes } = await apply();
    expect(
      outcomes.filter(({ target }) => target.startsWith('Rule group')).every(({ kind }) => kind === 'failed')
    ).toBe(true);
    expect(outcomes[0]?.refused?.reason).toContain('create the folder “Kube-proxy Monitor”');
    expect(grafana.state.groups).toEqual([]);
  });

  it('says that a group is provisioned from a file when it became so meanwhile', async () => {
    await apply();
    const seen = await planNow(withThreshold(10));
    grafana.provisionFromFile(folder, programming);
    const { outcomes } = await apply({ desired: withThreshold(10), seen });
    expect(outcomes.find(({ changes }) => changes.includes(slow))?.kind).toBe('changed meanwhile');
    expect(expressionOf(slow)).toContain('> 8');
  });

  it('does not overwrite what somebody changed since the plan was shown', async () => {
    await apply();
    const seen = await planNow(withThreshold(10));
    Object.assign(grafana.rule(slow) ?? {}, { pendingFor: 3_600_000 });
    const { outcomes } = await apply({ desired: withThreshold(10), seen });
    expect(outcomes.find(({ changes }) => changes.includes(slow))?.refused?.reason).toContain(
      'since this page showed it'
    );
    expect(grafana.rule(slow)?.pendingFor).toBe(3_600_000);
  });

  it('stops between two steps when it is cancelled', async () => {
    const controller = new AbortController();
    const { outcomes, notBegun } = await apply({
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 2) {
          controller.abort();
        }
      },
    });
    expect(outcomes).toHaveLength(1);
    expect(notBegun).toBe(desiredState(settings).groups.length - 1);
  });

  it('moves the threshold line of a dashboard, which stays the plugin’s and in its folder', async () => {
    grafana.state.folders.set('ops', { id: 90, uid: 'ops', title: 'Ops', created: '', createdBy: '' });
    const dashboard = grafana.state.dashboards.get('kubeproxy-node');
    Object.assign(dashboard ?? {}, { folderUid: 'ops' });
    await apply({ desired: withThreshold(10) });
    const saved = grafana.state.dashboards.get('kubeproxy-node');
    expect(saved?.folderUid).toBe('ops');
    expect(saved?.ownedByPlugin).toBeDefined();
    expect((await planNow(withThreshold(10))).changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
  });

  it('brings a deleted dashboard back as the plugin’s', async () => {
    grafana.state.dashboards.delete('kubeproxy-node');
    await apply();
    expect(grafana.state.dashboards.get('kubeproxy-node')?.ownedByPlugin).toBeDefined();
  });
});

describe('removing everything', () => {
  beforeEach(() => signedInWith('folders:delete'));

  async function remove() {
    const desired = desiredNothing(settings);
    return removeEverything({
      desired,
      seen: await planNow(desired),
      ports: grafanaPorts(),
      onProgress: () => undefined,
    });
  }

  it('takes rules, folder and dashboard changes back', async () => {
    await apply({ desired: withThreshold(10) });
    const before = JSON.stringify(grafana.state.dashboards.get('kubeproxy-node')?.dashboard);
    const { outcomes, left } = await remove();
    expect(outcomes.map(({ kind }) => kind)).not.toContain('failed');
    expect(left).toEqual([]);
    expect(grafana.state.groups).toEqual([]);
    expect(grafana.state.folders.size).toBe(0);
    const after = grafana.state.dashboards.get('kubeproxy-node');
    expect(JSON.stringify(after?.dashboard)).not.toBe(before);
    expect(after?.ownedByPlugin).toBeDefined();
    const kinds = (await planNow()).changes.filter(({ subject }) => subject === 'dashboard').map(({ kind }) => kind);
    expect(kinds).toEqual(Object.values(dashboardUids).map(() => 'unchanged'));
  });

  it('leaves the folder when it holds something else, and says so', async () => {
    await apply();
    Object.assign(grafana.state.dashboards.get('kubeproxy-fleet') ?? {}, { folderUid: folder });
    const { left } = await remove();
    expect(left).toEqual(['The folder “Kube-proxy Monitor” stays: it still holds 1 × dashboard.']);
    expect(grafana.state.folders.has(folder)).toBe(true);
    expect(grafana.state.dashboards.has('kubeproxy-fleet')).toBe(true);
  });

  it('says that the folder stays when Grafana refuses to delete it, and keeps what was done', async () => {
    await apply();
    grafana.break('DELETE', '/api/folders', 403);
    const { outcomes, left } = await remove();
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(left).toEqual([expect.stringMatching(/^The folder “Kube-proxy Monitor” stays\. Grafana did not delete/)]);
    expect(grafana.state.groups).toEqual([]);
  });

  it('does not try to delete the folder for somebody who may not', async () => {
    await apply();
    signedInWith();
    const { left } = await remove();
    expect(left).toEqual([
      expect.stringMatching(/^The folder “Kube-proxy Monitor” stays\. You may not delete folders\./),
    ]);
    expect(grafana.requests.filter(({ path }) => path.endsWith('/counts'))).toEqual([]);
  });

  it('says which rules stay because a provisioning file holds them', async () => {
    await apply();
    grafana.provisionFromFile(folder, programming);
    const { left } = await remove();
    expect(left[0]).toContain('KubeProxyRulesStale stays. It comes from a provisioning file');
    expect(grafana.rule(slow)).toBeDefined();
    expect(grafana.rule('kpm-prom01-down-c')).toBeUndefined();
  });
});
