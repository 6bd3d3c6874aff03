import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { type FaultRequest } from '../../demo/simulator/faultRequest';
import { type Order, type Report } from './demoProcess';

function next(child: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The demo ended with code ${String(code)}.`));
    child.once('exit', ended);
    child.once('message', (message: Report) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

async function ask(child: ChildProcess, order: Order): Promise<string> {
  const answered = next(child);
  child.send(order);
  const answer = await answered;
  if (answer.kind !== 'done') {
    throw new Error(answer.kind === 'failed' ? answer.reason : 'The demo started again.');
  }
  return answer.said;
}

export interface StartedDemo {
  url: string;
  fault(request: FaultRequest): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the demo in a process of its own, since Playwright would translate its sources in its own way. */
export async function startedDemo(): Promise<StartedDemo> {
  const child = fork(join(__dirname, 'demoProcess.ts'), { execArgv: ['--import', 'tsx'] });
  const first = await next(child);
  if (first.kind !== 'started') {
    throw new Error(`The demo did not start: ${first.kind === 'failed' ? first.reason : first.said}`);
  }
  return {
    url: first.url,
    fault: (request) => ask(child, { kind: 'fault', request }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send({ kind: 'stop' } satisfies Order);
      }),
  };
}
