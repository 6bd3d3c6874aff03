import { type Fleet } from '../../demo/fleet/fleet';
import { seriesText } from '../../demo/fleet/sample';
import { type Selection } from '../../demo/fleet/targets';
import { FileWriter } from '../cost/fileWriter';

/** Unix seconds of what is recorded: forty minutes. */
export const recorded = { from: 172_800, until: 172_800 + 40 * 60, step: 30 } as const;

const everything: Selection = { family: () => true, buckets: () => true };

/** Everything that a fleet says in that time, in OpenMetrics, and lines besides. */
export function writeRecording(path: string, fleet: Fleet, more: Iterable<string> = []): void {
  const file = new FileWriter(path);
  for (let at = recorded.from; at <= recorded.until; at += recorded.step) {
    for (const { name, labels, value } of fleet.samplesAt(at, everything)) {
      file.add(`${seriesText(name, labels)} ${value} ${at}\n`);
    }
  }
  for (const line of more) {
    file.add(line);
  }
  file.add('# EOF\n');
  file.close();
}
