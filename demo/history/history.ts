import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

import { type FleetShape } from '../../src/core/signals/scenario';
import { type Fleet } from '../fleet/fleet';
import { runToEnd } from '../processes/runToEnd';
import { fleetWithPast, historyStep, planHistory, stepAt } from './historyPlan';
import { keptInHistory, keptOfLastDay } from './historyFamilies';
import { writeOpenMetrics } from './openMetrics';

export type HistoryLength = '7d' | '2h' | 'none';

export interface HistoryOptions {
  shape: FleetShape;
  length: HistoryLength;
  /** Folder that keeps what was made, for the next start. */
  directory: string;
  promtool: string;
  /** Unix time in seconds. */
  clock: () => number;
  say(text: string): void;
}

export interface History {
  /** Prometheus’ blocks; undefined without history. */
  blocks?: string;
  /** The fleet, as of the end of its history. */
  fleet: Fleet;
}

/** To be raised when the fleet model changes, so that a kept past is made anew. */
const modelVersion = 4;
const hour = 3600;
const day = 24 * hour;
/** After this time the incidents of a kept past are too long ago. */
const keptFor = 18 * hour;
const lengths: Record<HistoryLength, number> = { '7d': 7 * day, '2h': 2 * hour, none: 0 };

const keptHistory = v.object({ key: v.string(), startsAt: v.number(), planned: v.number(), until: v.number() });

/**
 * The past of the fleet as Prometheus blocks, made once and continued up to now on later starts.
 * @throws Error with promtool’s words when it refuses
 */
export async function provideHistory(options: HistoryOptions): Promise<History> {
  const { shape, length, directory, clock, say } = options;
  if (length === 'none') {
    const startsAt = Math.floor(clock()) - 60;
    return { fleet: fleetWithPast(shape, startsAt, startsAt) };
  }
  const blocks = join(directory, 'blocks');
  const key = createHash('sha256').update(JSON.stringify({ shape, length, modelVersion })).digest('hex');
  let kept = readKept(directory);
  if (!kept || kept.key !== key || clock() - kept.until > keptFor || clock() - kept.planned > keptFor) {
    rmSync(directory, { recursive: true, force: true });
    const plan = planHistory(shape, lengths[length], clock());
    say(
      plan.shortened ??
        `Writing ${length} of history, ${plan.samples.toLocaleString('en')} samples; it is kept for the next start.`
    );
    kept = { key, startsAt: plan.startsAt, planned: plan.until, until: plan.startsAt };
  }
  mkdirSync(blocks, { recursive: true });
  const fleet = fleetWithPast(shape, kept.startsAt, kept.planned);
  fleet.advanceTo(kept.until);
  await writeBlocks(fleet, { from: kept.until, planned: kept.planned }, options, blocks, (until) => {
    writeFileSync(join(directory, 'kept.json'), JSON.stringify({ ...kept, until }));
  });
  return { blocks, fleet };
}

/** Copies the past to where a Prometheus starts. */
export function copyBlocks(blocks: string | undefined, dataDirectory: string): void {
  rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true });
  if (blocks !== undefined && existsSync(blocks)) {
    cpSync(blocks, dataDirectory, { recursive: true });
  }
}

/** A day at a time: while promtool makes blocks of one, the next is simulated. */
async function writeBlocks(
  fleet: Fleet,
  { from, planned }: { from: number; planned: number },
  { directory, promtool, clock }: HistoryOptions,
  blocks: string,
  written: (until: number) => void
): Promise<void> {
  let importing = Promise.resolve();
  for (let start = from; start + historyStep <= clock();) {
    const end = Math.min(start + day, Math.floor((clock() - start) / historyStep) * historyStep + start);
    const file = join(directory, `${start}.openmetrics`);
    writeOpenMetrics(file, fleet, { from: start, until: end }, (seconds) => ({
      wanted: seconds < planned - day ? keptInHistory : keptOfLastDay,
      step: stepAt(seconds, planned),
    }));
    await importing;
    importing = importDay(promtool, file, blocks).then(() => written(end));
    start = end;
    if (end + historyStep > clock()) {
      await importing;
    }
  }
  await importing;
}

async function importDay(promtool: string, file: string, blocks: string): Promise<void> {
  // One block a day: otherwise promtool reads the file once for every two hours.
  const parameters = ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', '--max-block-duration=24h', file, blocks];
  await runToEnd(promtool, parameters);
  rmSync(file);
}

function readKept(directory: string): v.InferOutput<typeof keptHistory> | undefined {
  const file = join(directory, 'kept.json');
  if (!existsSync(file)) {
    return undefined;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptHistory), readFileSync(file, 'utf8'));
  return parsed.success ? parsed.output : undefined;
}
