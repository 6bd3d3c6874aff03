import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRules } from '../../../src/core/compile/rules';
import { type Severity, type SignalId } from '../../../src/core/signals/signal';
import { type PromtoolCase } from '../promtool/promtoolTest';
import { runPromtool } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';
import { settingsOf } from '../scenarios/scenarioSettings';
import { captureSeries, readCapture, startOf, type CapturedSample } from './captureSeries';
import { recordedProcesses, type Capture, type RecordedProcess } from './recordedProcesses';

// The captures of kube-proxies that never synced were taken 95 s after the start.
const settings = settingsOf({
  title: 'captured kube-proxies',
  settings: { signals: { 'never-synced': { levels: { critical: { parameters: { threshold: 60 } } } } } },
});

/** What every signal says about every captured kube-proxy at the moment of the capture, whatever its `for`. */
export async function testCaptures(): Promise<RuleTestResult[]> {
  const moments = recordedProcesses.flatMap((process) =>
    process.captures.map((capture, index) => ({ process, capture, before: process.captures.slice(0, index + 1) }))
  );
  const verdicts = await runPromtool(
    moments.map(({ process, before }) => captureCase({ ...process, captures: before }))
  );
  return moments.map(({ process, capture }, index) => {
    const verdict = verdicts[index];
    return {
      title: `captured ${process.kubeProxy} ${capture.name}: ${[...capture.signals, ...(capture.onlyWarned ?? [])].join(', ') || 'nothing is wrong'}`,
      problems: verdict === undefined ? [] : [verdict],
    };
  });
}

/** Judges the last capture; those before it are the past that expressions look back to. */
function captureCase({ kubeProxy, captures }: RecordedProcess): PromtoolCase {
  const taken = captures.map(({ name, seconds }) => ({ seconds, samples: samplesOf(kubeProxy, name) }));
  const last = captures.at(-1);
  if (last === undefined || new Set(taken.map(({ samples }) => startOf(samples))).size !== 1) {
    throw new Error(`Captures of ${kubeProxy} are listed as of one process and are not`);
  }
  return {
    title: last.name,
    rules: { groups: [] },
    // promtool loads samples up to the last evaluation only.
    evaluationInterval: '1s',
    test: {
      name: `${kubeProxy} ${last.name}`,
      interval: '1s',
      input_series: captureSeries(taken),
      promql_expr_test: compileRules(settings).map(({ signal, severity, expressionAtOnce }) => ({
        expr: `count by (node) (\n${expressionAtOnce().text}\n)`,
        eval_time: `${last.seconds}s`,
        exp_samples: isTrue(last, signal.id, severity)
          ? [{ labels: signal.scope === 'node' ? '{node="127.0.0.1"}' : '{}', value: 1 }]
          : [],
      })),
    },
  };
}

function isTrue({ signals, onlyWarned = [] }: Capture, id: SignalId, severity: Severity): boolean {
  return signals.includes(id) || (severity === 'warning' && onlyWarned.includes(id));
}

function samplesOf(kubeProxy: string, capture: string): CapturedSample[] {
  return readCapture(readFileSync(join(__dirname, 'fixtures', kubeProxy, `${capture}.prom`), 'utf8'));
}
