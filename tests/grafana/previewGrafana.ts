import { type BackendSrvRequest } from '@grafana/runtime';
import * as v from 'valibot';

import { findGroup, putGroup } from '../../demo/preview/alerting/groups';
import { addContactPoints } from '../../demo/preview/api/contactPoints';
import { addDashboards } from '../../demo/preview/api/dashboards';
import { addFolders } from '../../demo/preview/api/folders';
import { addPluginSettings, saveSettings } from '../../demo/preview/api/pluginSettings';
import { type Plugin } from '../../demo/preview/api/plugin';
import { addRuleGroups } from '../../demo/preview/api/ruleGroups';
import { answer, type Answer, type Exchange, type Role } from '../../demo/preview/http/exchange';
import { Router } from '../../demo/preview/http/router';
import { arrayOf, objectOf, textOf, type JsonObject } from '../../demo/preview/json';
import { emptyState } from '../../demo/preview/state';
import { compileDashboards } from '../../src/core/compile/dashboards/compileDashboards';
import { pluginId } from '../../src/core/product';
import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { type Settings } from '../../src/core/settings/schema';
import { setFetchOnlyBackend } from './fetchOnlyBackend';

interface Breakage {
  method: string;
  path: RegExp;
  given: Answer;
  remaining: number;
}

/** Grafana's API as the preview host has it, without a server: it remembers what is written to it. */
export class PreviewGrafana {
  readonly state = emptyState('');
  readonly requests: Array<{ method: string; path: string; query: Record<string, string>; body: JsonObject }> = [];
  role: Role = 'Admin';
  /** Queries that hold this text fail. */
  brokenQuery?: string;
  /** What the state endpoint answers, by uid of the rule. */
  ruleStates = new Map<string, JsonObject>();
  private readonly breakages: Breakage[] = [];
  private readonly router = new Router();

  constructor(settings: Settings = bundledSettings()) {
    const changed = async () => undefined;
    addPluginSettings(this.router, this.state, plugin);
    addFolders(this.router, this.state, changed);
    addDashboards(this.router, this.state, plugin);
    addContactPoints(this.router, this.state);
    addRuleGroups(this.router, this.state, changed);
    this.router.add('POST', '/api/v1/eval', ({ body }) => this.evaluated(objectOf(body)));
    this.router.add('GET', '/api/prometheus/grafana/api/v1/rules', ({ query }) => this.states(query));
    saveSettings(this.state, plugin, { enabled: true, pinned: true, jsonData: toJson(settings) });
    setFetchOnlyBackend((request) => this.answerTo(request));
  }

  /** The rule that Grafana has under this uid. */
  rule(uid: string) {
    return this.state.groups.flatMap(({ rules }) => rules).find((rule) => rule.uid === uid);
  }

  /** Makes the next matching requests fail. */
  break(method: string, pathPattern: string, status: number, times = 1): void {
    this.answerInstead(
      method,
      pathPattern,
      answer(status, { message: `Broken on purpose with status ${status}` }),
      times
    );
  }

  /** Has the next matching requests answered otherwise. */
  answerInstead(method: string, pathPattern: string, given: Answer, times = 1): void {
    this.breakages.push({ method, path: new RegExp(pathPattern), given, remaining: times });
  }

  /** Keeps a rule group as a provisioning file would. */
  provisionFromFile(folderUid: string, title: string): void {
    const group = findGroup(this.state, folderUid, title);
    if (group === undefined) {
      throw new Error(`There is no group ${title}`);
    }
    group.provenance = 'file';
  }

  /** Adds a rule of somebody else to a group. */
  addForeignRule(folderUid: string, title: string, rule: JsonObject): void {
    const group = findGroup(this.state, folderUid, title);
    const added = putGroup(this.state, { folderUid, title: 'theirs', interval: 60 }, [rule], '').stored;
    this.state.groups = this.state.groups.filter((one) => one.title !== 'theirs');
    group?.rules.push(...added);
  }

  private brokenAnswer({ method, path }: Exchange): Answer | undefined {
    const found = this.breakages.find((one) => one.remaining > 0 && one.method === method && one.path.test(path));
    if (found !== undefined) {
      found.remaining -= 1;
    }
    return found?.given;
  }

  private evaluated(body: JsonObject): Answer {
    const results = arrayOf(body['data'])
      .map(objectOf)
      .map((query): [string, JsonObject] => {
        const isBroken = this.brokenQuery !== undefined && JSON.stringify(query).includes(this.brokenQuery);
        const result = isBroken ? { status: 500, error: 'parse error: unexpected brace' } : { status: 200 };
        return [textOf(query['refId']), { ...result, frames: [] }];
      });
    return answer(200, { results: Object.fromEntries(results) });
  }

  private states(query: URLSearchParams): Answer {
    const listed = Number(query.get('limit_alerts') ?? Infinity);
    const groups = this.state.groups.map(({ title, folderUid, rules }) => ({
      name: title,
      rules: rules.map(({ uid, title: name, isPaused, labels, annotations, record }) => ({
        type: record === undefined ? 'alerting' : 'recording',
        uid,
        folderUid,
        name,
        isPaused,
        labels,
        annotations,
        state: 'inactive',
        health: 'ok',
        lastEvaluation: '0001-01-01T00:00:00Z',
        evaluationTime: 0,
        ...withAtMost(listed, this.ruleStates.get(uid) ?? {}),
      })),
    }));
    return answer(200, { status: 'success', data: { groups } });
  }

  private async answerTo({ url, method = 'GET', data, headers = {}, params = {} }: BackendSrvRequest): Promise<Answer> {
    const exchange: Exchange = {
      method,
      path: url,
      query: new URLSearchParams(params),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
      parameters: {},
      role: this.role,
      body: data === undefined ? undefined : toJson(data),
      rawBody: '',
    };
    const query = Object.fromEntries(exchange.query);
    this.requests.push({ method, path: url, query, body: objectOf(exchange.body) });
    const found = this.router.find(method, url);
    return (
      this.brokenAnswer(exchange) ??
      (await found?.handler({ ...exchange, parameters: found.parameters })) ??
      answer(404, { message: 'Not found' })
    );
  }
}

/** Grafana leaves out the alerts of a rule that are one too many, and still counts them. */
function withAtMost(listed: number, { alerts, ...state }: JsonObject): JsonObject {
  return alerts === undefined ? state : { ...state, alerts: arrayOf(alerts).slice(0, listed) };
}

/** Of the plugin, as Grafana says it. */
export const testedVersion = '1.2.0';

/** Compiled once: every test starts with the same. */
const plugin = bundledPlugin();

function bundledPlugin(): Plugin {
  const dashboards = compileDashboards(bundledSettings()).map(({ path, model }) => ({
    path,
    dashboard: objectOf(toJson(model)),
  }));
  return v.parse(
    v.custom<Plugin>(() => true),
    {
      id: pluginId,
      manifest: { id: pluginId, name: 'Kube-proxy Monitor', info: { version: testedVersion } },
      dashboards,
    }
  );
}

function toJson(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}
