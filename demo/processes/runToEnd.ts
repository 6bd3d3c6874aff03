import { spawn } from 'node:child_process';

/**
 * Runs a program and waits for its end.
 * @throws Error with what it wrote when it fails
 */
export function runToEnd(program: string, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`${program} ${parameters.join(' ')} failed (${code}):\n${output}`))
    );
  });
}
