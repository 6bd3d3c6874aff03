import { runRuleQuery } from '../api/evaluate';
import { textOf } from '../json';
import type { PrometheusClient } from '../prometheus/client';
import { timestamp, type DataSource, type PreviewState } from '../state';
import { nextRuleState } from './nextRuleState';
import { evaluatedRules, type EvaluatedRule } from './observe';
import { reloadPrometheus, rulesFileText, writeRulesFile } from './rulesFile';
import { idle, type Observation, type RuleState } from './ruleState';
import type { StoredGroup, StoredRule } from './storedRule';
import { meaningOf, type RuleMeaning } from './translateRule';

interface Surroundings {
  state: PreviewState;
  rulesDirectory: string;
  reloadUrl: string;
  /** The Prometheus that evaluates the rule file. */
  evaluating: PrometheusClient;
  findDataSource: (uid: string) => DataSource | undefined;
  clientOf: (source: DataSource) => PrometheusClient;
}

type Understood = { meaning: RuleMeaning } | { error: string };

function wordsOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

/** Has the stored rules evaluated by Prometheus, and keeps what Grafana would report about each. */
export class Evaluator {
  private readonly states = new Map<string, RuleState>();
  /** Rules whose query Prometheus refuses: they cannot be in the rule file. */
  private readonly refused = new Map<string, string>();
  private understood = new Map<string, Understood>();
  private reloadFailure: string | undefined;
  private isStale = false;
  private running: Promise<void> | undefined;

  constructor(private readonly around: Surroundings) {}

  stateOf(rule: StoredRule): RuleState {
    return rule.isPaused ? idle('ok') : (this.states.get(rule.uid) ?? idle('unknown'));
  }

  meaningOf(rule: StoredRule): RuleMeaning | undefined {
    const found = this.understood.get(rule.uid);
    return found && 'meaning' in found ? found.meaning : undefined;
  }

  /** Writes the rule file anew and has Prometheus read it. Failures show up as errors of the rules. */
  async rulesChanged(): Promise<void> {
    const { state, rulesDirectory } = this.around;
    const rules = state.groups.flatMap((group) => group.rules);
    this.understood = new Map(rules.map((rule) => [rule.uid, this.understand(rule)]));
    for (const uid of [...this.states.keys()]) {
      if (!this.understood.has(uid)) {
        this.states.delete(uid);
      }
    }
    await Promise.all(rules.map((rule) => this.tryOnce(rule)));
    const included = (rule: StoredRule) => (this.refused.has(rule.uid) ? undefined : this.meaningOf(rule));
    await writeRulesFile(rulesDirectory, rulesFileText(state.groups, included));
    this.isStale = true;
    await this.reload();
  }

  /** Looks at Prometheus now; several callers share one look. */
  refresh(): Promise<void> {
    this.running ??= this.look().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private understand(rule: StoredRule): Understood {
    try {
      const meaning = meaningOf(rule);
      const source = this.around.findDataSource(meaning.datasourceUid);
      if (source === undefined) {
        return { error: `failed to build query '${meaning.refId}': data source not found` };
      }
      const problem = this.targetProblem(rule);
      return problem === undefined ? { meaning } : { error: problem };
    } catch (reason) {
      return { error: wordsOf(reason) };
    }
  }

  /** The one Prometheus of the preview takes everything that is written; Grafana looks at the target first. */
  private targetProblem({ record }: StoredRule): string | undefined {
    const uid = textOf(record?.['target_datasource_uid']);
    if (record === undefined || this.around.findDataSource(uid)?.type === 'prometheus') {
      return undefined;
    }
    return uid === ''
      ? 'remote write failed: data source uid not specified and no default set'
      : `remote write failed: data source ${uid} is not there or not of type prometheus`;
  }

  /** One broken query would make Prometheus refuse the whole file. */
  private async tryOnce(rule: StoredRule): Promise<void> {
    const meaning = this.meaningOf(rule);
    this.refused.delete(rule.uid);
    try {
      if (meaning) {
        await this.around.evaluating.read('/api/v1/format_query', { query: meaning.violating });
      }
    } catch (reason) {
      const words = wordsOf(reason);
      if (words.startsWith('bad_data')) {
        this.refused.set(rule.uid, words);
      }
    }
  }

  private async reload(): Promise<void> {
    try {
      await reloadPrometheus(this.around.reloadUrl);
      this.isStale = false;
      this.reloadFailure = undefined;
    } catch (reason) {
      this.reloadFailure = wordsOf(reason);
    }
  }

  private async look(): Promise<void> {
    if (this.isStale) {
      await this.reload();
    }
    let evaluated: Map<string, EvaluatedRule> | undefined;
    let unreachable = '';
    try {
      evaluated = evaluatedRules(await this.around.evaluating.read('/api/v1/rules', {}, 'GET'));
    } catch (reason) {
      unreachable = wordsOf(reason).replace('Get ', 'Post ').replace('/api/v1/rules?', '/api/v1/query');
    }
    for (const group of this.around.state.groups) {
      for (const rule of group.rules) {
        const observed = evaluated ? await this.observe(rule, evaluated) : this.failure(rule, unreachable);
        this.remember(group, rule, observed);
      }
    }
  }

  private failure(rule: StoredRule, why: string): Observation {
    const refId = this.meaningOf(rule)?.refId ?? 'A';
    return { kind: 'failed', error: `[sse.dataQueryError] failed to execute query [${refId}]: ${why}`, at: Date.now() };
  }

  private async observe(rule: StoredRule, evaluated: Map<string, EvaluatedRule>): Promise<Observation> {
    const understood = this.understood.get(rule.uid);
    if (understood === undefined || 'error' in understood) {
      return { kind: 'failed', error: understood?.error ?? 'The rule was not read yet.', at: Date.now() };
    }
    const refusal = this.refused.get(rule.uid);
    if (refusal !== undefined) {
      return this.failure(rule, refusal);
    }
    const found = evaluated.get(rule.uid);
    if (found === undefined || found.lastEvaluation.startsWith('0001')) {
      return this.reloadFailure === undefined ? { kind: 'not-yet' } : this.failure(rule, this.reloadFailure);
    }
    if (found.health === 'err') {
      return this.failure(rule, `execution: ${found.lastError}`);
    }
    const at = timestamp(Date.parse(found.lastEvaluation));
    if (rule.record !== undefined) {
      return { kind: 'recorded', at, seconds: found.seconds };
    }
    try {
      const healthy = await this.healthySeries(understood.meaning);
      return { kind: 'evaluated', alerts: found.alerts, healthy, at, seconds: found.seconds };
    } catch (reason) {
      return this.failure(rule, wordsOf(reason));
    }
  }

  /** Only a condition that lets healthy series pass has any; they need a query of their own. */
  private async healthySeries(meaning: RuleMeaning): Promise<Array<Record<string, string>>> {
    const source = this.around.findDataSource(meaning.datasourceUid);
    if (meaning.keepsAll || source === undefined) {
      return [];
    }
    const series = await runRuleQuery(this.around.clientOf(source), meaning.query);
    return series.filter(({ values }) => !meaning.isViolating(values[0] ?? NaN)).map(({ labels }) => labels);
  }

  private remember(group: StoredGroup, rule: StoredRule, observed: Observation): void {
    const meaning = this.meaningOf(rule);
    const context = {
      rule,
      folderTitle: this.around.state.folders.get(group.folderUid)?.title ?? group.folderUid,
      datasourceUid: meaning?.datasourceUid ?? '',
      refId: meaning?.refId ?? 'A',
      interval: group.interval,
      now: Date.now(),
    };
    this.states.set(rule.uid, nextRuleState(context, observed, this.states.get(rule.uid)));
  }
}
