/**
 * The gate: everything that must be right before a change is taken.
 *
 *   npm test                    stops after the first stage that fails
 *   npm test -- --keep-going    runs everything
 *
 * The last line is `tests: N passed, M failed`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runGate, type Ended, type Surroundings } from './gate/runGate';
import { stages, type Step } from './gate/steps';
import { summary } from './gate/summary';
import { inProject, projectRoot } from './projectRoot';

/** The output of steps that run side by side is held back until each ends, so that it stays readable. */
function run({ name, command: [program, ...parameters] }: Step, alone: boolean): Promise<Ended> {
  const started = performance.now();
  console.log(`> ${name}: ${[program, ...parameters].join(' ').replaceAll(`${projectRoot}/`, '')}`);
  return new Promise((resolve) => {
    const output: Buffer[] = [];
    const child = spawn(program, parameters, {
      cwd: projectRoot,
      stdio: ['ignore', alone ? 'inherit' : 'pipe', alone ? 'inherit' : 'pipe'],
    });
    const end = (exitCode: number) => {
      const seconds = (performance.now() - started) / 1000;
      process.stdout.write(Buffer.concat(output));
      console.log(`${exitCode === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)\n`);
      resolve({ exitCode, seconds });
    };
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => end(code ?? 1));
  });
}

const surroundings: Surroundings = {
  run,
  forget: (file) => rmSync(file, { force: true }),
  read: (file) => JSON.parse(readFileSync(file, 'utf8')),
  say: (text) => console.error(text),
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'keep-going': { type: 'boolean', default: false } } });
  mkdirSync(inProject('artifacts'), { recursive: true });
  const outcomes = await runGate(stages, values['keep-going'], surroundings);
  process.exitCode = outcomes.every(({ state }) => state === 'passed') ? 0 : 1;
  console.log(summary(outcomes));
}

void main();
