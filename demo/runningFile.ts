import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const running = v.object({ pid: v.number(), url: v.string(), simulatorUrl: v.string() });

/** Where a running demo can be reached. */
export type RunningAddresses = v.InferOutput<typeof running>;

/** The demo that runs in this folder; a file that a killed one left behind counts for nothing. */
export function findRunning(directory: string): RunningAddresses | undefined {
  const file = join(directory, 'running.json');
  if (!existsSync(file)) {
    return undefined;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), running), readFileSync(file, 'utf8'));
  return parsed.success && isAlive(parsed.output.pid) ? parsed.output : undefined;
}

export function sayRunning(directory: string, addresses: RunningAddresses): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'running.json'), JSON.stringify(addresses));
}

export function sayStopped(directory: string): void {
  rmSync(join(directory, 'running.json'), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
