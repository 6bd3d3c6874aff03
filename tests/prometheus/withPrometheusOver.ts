import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../../demo/processes/freePort';
import { runToEnd } from '../../demo/processes/runToEnd';
import { startService } from '../../demo/processes/service';
import { tool } from '../../scripts/tools/tool';

/**
 * Runs `work` with a real Prometheus that holds what `write` puts into an OpenMetrics file, and nothing else.
 * @throws Error when Prometheus refuses the file or does not start
 */
export async function withPrometheusOver<Result>(
  write: (recording: string) => void,
  work: (url: string) => Promise<Result>
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kube-proxy-prometheus-'));
  try {
    const [recording, data] = [join(folder, 'recording.txt'), join(folder, 'data')];
    write(recording);
    // One block a day: otherwise promtool reads the file once for every two hours.
    const oneBlock = ['--quiet', '--max-block-duration=24h'];
    await runToEnd(await tool('promtool'), ['tsdb', 'create-blocks-from', 'openmetrics', ...oneBlock, recording, data]);
    rmSync(recording);
    const configuration = join(folder, 'prometheus.yml');
    writeFileSync(configuration, '');
    const address = `127.0.0.1:${await freePort()}`;
    const service = await startService({
      program: await tool('prometheus'),
      parameters: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=${address}`,
      ],
      logFile: join(folder, 'prometheus.log'),
      readyUrl: `http://${address}/-/ready`,
      readyWithin: 30_000,
    });
    try {
      return await work(`http://${address}`);
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
