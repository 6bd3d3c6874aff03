import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startDemo } from '../../demo/startDemo';
import { type FaultRequest } from '../../demo/simulator/faultRequest';

/** What the test run asks of the demo's process. */
export type Order = { kind: 'fault'; request: FaultRequest } | { kind: 'stop' };

/** What the demo's process answers. */
export type Report =
  { kind: 'started'; url: string } | { kind: 'done'; said: string } | { kind: 'failed'; reason: string };

function report(message: Report): void {
  process.send?.(message);
}

function wordsOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'kubeproxy-monitor-e2e-'));
  const demo = await startDemo({
    dist: resolve(__dirname, '../../dist'),
    grafana: 'preview',
    // Panels with steps of a minute have nothing to show in the first one.
    history: '2h',
    scrapeInterval: '2s',
    provisioned: false,
    directory,
    failed: (what) => report({ kind: 'failed', reason: what }),
  });
  let isStopping = false;
  const stop = async () => {
    if (!isStopping) {
      isStopping = true;
      await demo.stop();
      rmSync(directory, { recursive: true, force: true });
      process.exit(0);
    }
  };
  process.on('message', (order: Order) => {
    if (order.kind === 'stop') {
      void stop();
      return;
    }
    try {
      report({ kind: 'done', said: demo.fault(order.request) });
    } catch (reason) {
      report({ kind: 'failed', reason: wordsOf(reason) });
    }
  });
  // The test run ended without saying so.
  process.on('disconnect', () => void stop());
  report({ kind: 'started', url: demo.url });
}

main().catch((reason: unknown) => {
  report({ kind: 'failed', reason: wordsOf(reason) });
  process.exitCode = 1;
});
