/**
 * Tests of the compiled rules by Prometheus itself: scenarios of every signal, names of nodes, recorded kube-proxies.
 *
 *   npm run test:rules
 *   npm run test:rules -- --signal down --signal instance-down    scenarios of some signals only
 *   npm run test:rules -- --suite messages                        some suites only
 *
 * Leaves how many passed and failed in artifacts/rules.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogue } from '../src/core/signals/catalogue';
import { testBacktest } from '../tests/backtest/againstPrometheus';
import { testEvidence } from '../tests/backtest/evidenceTests';
import { testCost } from '../tests/cost/costTests';
import { testPanels } from '../tests/panels/panelTests';
import { type RuleTestResult } from '../tests/rules/ruleTest';
import { testCaptures } from '../tests/rules/captures/captureTests';
import { testConditions } from '../tests/rules/conditions/conditionTests';
import { testExpectedNodes } from '../tests/rules/expectedNodes/expectedNodesTests';
import { testGrowth } from '../tests/rules/growth/growthTests';
import { testMessages } from '../tests/rules/messages/messageTests';
import { testModes } from '../tests/rules/modes/modeTests';
import { testNativeHistograms } from '../tests/rules/nativeHistograms/nativeHistogramTests';
import { testNodeNames } from '../tests/rules/nodeName/nodeNameTests';
import { testPublished } from '../tests/rules/published/publishedTests';
import { testRecordings } from '../tests/rules/recordings/recordingTests';
import { testReplay } from '../tests/rules/replay/replayTests';
import { testAnySettings } from '../tests/rules/settings/anySettingsTests';
import { testScenarios } from '../tests/rules/scenarios/scenarioTests';
import { inProject } from './projectRoot';

const suites: ReadonlyArray<{ name: string; run: () => Promise<RuleTestResult[]> }> = [
  { name: 'names of nodes', run: testNodeNames },
  { name: 'growth of counters', run: testGrowth },
  { name: 'modes', run: testModes },
  { name: 'expected nodes', run: testExpectedNodes },
  { name: 'conditions', run: testConditions },
  { name: 'any settings', run: testAnySettings },
  { name: 'messages', run: testMessages },
  { name: 'captured kube-proxies', run: testCaptures },
  { name: 'recorded run', run: testReplay },
  { name: 'published rules', run: testPublished },
  { name: 'recording rules', run: testRecordings },
  { name: 'native histograms', run: testNativeHistograms },
  { name: 'backtest', run: async () => (await Promise.all([testBacktest(), testEvidence()])).flat() },
  { name: 'cost', run: testCost },
  { name: 'panels', run: testPanels },
  { name: 'scenarios', run: () => testScenarios() },
];

/** Every suite, or those that are named, or the scenarios of the signals that are named. */
function chosenSuites(): typeof suites {
  const several = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({ options: { signal: several, suite: several } });
  refuseUnknown(
    'signal',
    values.signal,
    catalogue.map(({ id }) => id)
  );
  refuseUnknown(
    'suite',
    values.suite,
    suites.map(({ name }) => name)
  );
  const signals = catalogue.filter(({ id }) => values.signal.includes(id));
  const named = suites.filter(({ name }) => values.suite.includes(name));
  return [
    ...(signals.length + named.length === 0 ? suites : named),
    ...(signals.length === 0 ? [] : [{ name: 'scenarios', run: () => testScenarios(signals) }]),
  ];
}

function refuseUnknown(what: string, named: readonly string[], known: readonly string[]): void {
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No ${what} is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  }
}

async function main(): Promise<void> {
  const results: RuleTestResult[] = [];
  for (const { name, run } of chosenSuites()) {
    const started = performance.now();
    const ofSuite = await run();
    const failed = ofSuite.filter(({ problems }) => problems.length > 0);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    failed.forEach(({ title, problems }) => console.log(`✗ ${title}\n${problems.join('\n').replace(/^/gm, '    ')}`));
    console.log(`${name}: ${ofSuite.length - failed.length} passed, ${failed.length} failed (${seconds} s)`);
    results.push(...ofSuite);
  }
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  mkdirSync(inProject('artifacts'), { recursive: true });
  writeFileSync(inProject('artifacts/rules.json'), JSON.stringify({ passed: results.length - failed, failed }));
  process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
