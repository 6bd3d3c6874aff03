import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What finding and installing a program needs to know of the machine, so that a test can be another machine. */
export interface Machine {
  environment: Record<string, string | undefined>;
  isRoot: boolean;
  /** Path of a program on PATH. */
  find(program: string): string | undefined;
  isProgram(path: string): boolean;
  /** Runs a program with its output shown; resolves to its exit code. */
  run(program: string, parameters: string[], environment: Record<string, string>): Promise<number>;
  say(text: string): void;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there or not allowed: both mean that it cannot be run.
    return false;
  }
}

/** The machine on which this runs. */
export const systemMachine: Machine = {
  environment: process.env,
  isRoot: process.getuid?.() === 0,
  find: (program) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, program))
      .find(isProgram),
  isProgram,
  run: (program, parameters, environment) =>
    new Promise((resolve, reject) => {
      // Output goes to stderr, so that a script whose stdout is read by another program stays readable.
      const child = spawn(program, parameters, { stdio: ['ignore', 2, 2], env: { ...process.env, ...environment } });
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    }),
  say: (text) => process.stderr.write(`${text}\n`),
};
