import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { freePort } from '../../../demo/processes/freePort';
import { runToEnd } from '../../../demo/processes/runToEnd';
import { startService } from '../../../demo/processes/service';
import { tool } from '../../../scripts/tools/tool';
import { compileRules, type CompiledRule } from '../../../src/core/compile/rules';
import { durationSeconds } from '../../../src/core/promql/duration';
import { type SignalId } from '../../../src/core/signals/signal';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';
import { episodes, recordedRun, sideEffects, type Episode } from './phases';
import { violationsOf, type Violation } from './violations';

const block = join(__dirname, '1.35.4-iptables-block.tar.gz');
const step = 5;
/** An alert has to be over that many seconds after its cause. */
const overWithin = 300;

// The run has 100 s of a kube-proxy that never synced.
const settings = settingsOf({
  title: 'the recorded run',
  settings: { signals: { 'never-synced': { levels: { critical: { parameters: { threshold: 60 } } } } } },
});

const answerSchema = v.object({
  data: v.object({
    result: v.array(
      v.object({ metric: v.record(v.string(), v.string()), values: v.array(v.tuple([v.number(), v.string()])) })
    ),
  }),
});

/** Evaluates every rule over the recorded run with a real Prometheus, and compares with what went wrong in it. */
export async function testReplay(): Promise<RuleTestResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kube-proxy-replay-'));
  try {
    const data = join(folder, 'data');
    mkdirSync(data);
    copyFileSync(block, join(folder, 'block.tar.gz'));
    await runToEnd('tar', ['-xzf', join(folder, 'block.tar.gz'), '-C', data]);
    const configuration = join(folder, 'prometheus.yml');
    writeFileSync(configuration, '{}');
    const url = `http://127.0.0.1:${await freePort()}`;
    const prometheus = await startService({
      program: await tool('prometheus'),
      parameters: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=10y',
        `--web.listen-address=${url.replace('http://', '')}`,
      ],
      logFile: join(folder, 'prometheus.log'),
      readyUrl: `${url}/-/ready`,
      readyWithin: 60_000,
    });
    try {
      return (
        await Promise.all(
          compileRules(settings).map(async (rule) =>
            judge(
              rule,
              await violations(url, rule.expressionAtOnce().text),
              await violations(url, rule.expression.text)
            )
          )
        )
      ).flat();
    } finally {
      await prometheus.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function violations(url: string, query: string): Promise<Violation[]> {
  const { from, until } = recordedRun;
  const body = new URLSearchParams({ query, start: `${from}`, end: `${until}`, step: `${step}` });
  const answer = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`Prometheus refuses a query: ${text}\n${query}`);
  }
  return violationsOf(v.parse(answerSchema, JSON.parse(text)).data.result, step);
}

/**
 * @param found what is told at once, without what a cause explains from its first moment on
 * @param lasting what the alert evaluates: a cause explains once it has lasted
 */
function judge(rule: CompiledRule, found: Violation[], lasting: Violation[]): RuleTestResult[] {
  const { signal, severity } = rule;
  const name = `${signal.alert} (${severity})`;
  const own = episodes.filter((episode) => episode.signal === signal.id);
  return [
    {
      title: `${name}: recorded run, says nothing else`,
      problems: found
        .filter((violation) => !own.some((episode) => isWithin(violation, episode)))
        .filter((violation) => !isSideEffect(signal.id, violation))
        .map((violation) => `a false alarm: ${told(violation)}`),
    },
    ...own
      .filter(({ isWarning = false }) => !isWarning || severity === 'warning')
      .map((episode) => ({
        title: `${name}: recorded run, ${episode.title}`,
        problems: problemsOf(episode, found),
      })),
    {
      title: `${name}: recorded run, would have alerted only about what lasts`,
      problems: lasting
        .filter(({ from, until }) => until - from >= (durationSeconds(rule.for) ?? 0))
        .filter(({ labels }) => labels.node !== '127.0.0.2')
        .map((violation) => `nothing in the run lasts ${rule.for}: ${told(violation)}`),
    },
  ];
}

function isWithin({ labels, from, until }: Violation, episode: Episode): boolean {
  return hasLabels(labels, episode) && from >= episode.from && until <= episode.curedAt + overWithin;
}

function isSideEffect(signal: SignalId, { labels, from, until }: Violation): boolean {
  return sideEffects.some(
    (effect) => effect.signal === signal && hasLabels(labels, effect) && from >= effect.from && until <= effect.until
  );
}

function problemsOf(episode: Episode, found: Violation[]): string[] {
  const during = found.filter(
    ({ labels, from, until }) => hasLabels(labels, episode) && from <= episode.trueBy && until >= episode.curedAt - step
  );
  return during.length === 1
    ? []
    : [
        `not true from ${clock(episode.trueBy)} to ${clock(episode.curedAt)}; it was ${found.map(told).join(', ') || 'never'}`,
      ];
}

/** Exactly these labels: a series more or less would be another alert. */
function hasLabels(labels: Record<string, string>, episode: Pick<Episode, 'labels'>): boolean {
  const [actual, expected] = [labels, episode.labels].map((one) => JSON.stringify(Object.entries(one).sort()));
  return actual === expected;
}

function told({ labels, from, until }: Violation): string {
  return `${clock(from)}–${clock(until)} ${JSON.stringify(labels)}`;
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
