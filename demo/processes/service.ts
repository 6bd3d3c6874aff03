import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

export interface ServiceOptions {
  program: string;
  parameters: readonly string[];
  environment?: Record<string, string>;
  logFile: string;
  /** Answers with success once the service can be used. */
  readyUrl: string;
  readyWithin: number;
}

export interface Service {
  /** Settles when the program has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Ends the program also when this process dies without a word: then the pipe to the shell’s standard input closes.
 * `exec` lets the program have the shell’s process id.
 */
const endWithParent = 'exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) & exec "$0" "$@" <&-';
const patience = 10_000;

/**
 * Starts a server as a child that never outlives this process, and waits until it is ready.
 * @throws Error with the end of its log when it ends or does not get ready in time
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { program, parameters, environment, logFile } = options;
  const log = openSync(logFile, 'w');
  const child = spawn('sh', ['-c', endWithParent, program, ...parameters], {
    stdio: ['pipe', log, log],
    env: { ...process.env, ...environment },
  });
  closeSync(log);
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      child.stdin?.end();
      resolve();
    };
    child.once('exit', end).once('error', end);
  });
  const stop = async () => {
    if (!ended) {
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), patience);
      await exited;
      clearTimeout(insist);
    }
  };
  try {
    await untilReady(options, () => ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended: exited, stop };
}

async function untilReady(options: ServiceOptions, ended: () => boolean): Promise<void> {
  const { program, logFile, readyUrl, readyWithin } = options;
  const deadline = Date.now() + readyWithin;
  while (!(await answers(readyUrl))) {
    if (ended() || Date.now() > deadline) {
      const why = ended() ? 'ended' : `was not ready after ${readyWithin / 1000} s`;
      const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
      throw new Error(`${basename(program)} ${why}. The end of ${logFile}:\n${lastLines}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
