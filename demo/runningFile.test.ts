import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findRunning, sayRunning, sayStopped } from './runningFile';

const addresses = { url: 'http://127.0.0.1:1', simulatorUrl: 'http://127.0.0.1:2' };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'demo-'));
});

it('finds a demo that runs, until it says that it has stopped', () => {
  sayRunning(directory, { pid: process.pid, ...addresses });
  expect(findRunning(directory)).toEqual({ pid: process.pid, ...addresses });
  sayStopped(directory);
  expect(findRunning(directory)).toBeUndefined();
});

it('ignores what a killed demo left behind', () => {
  // Above the largest process id that Linux gives.
  sayRunning(directory, { pid: 2 ** 22 + 1, ...addresses });
  expect(findRunning(directory)).toBeUndefined();
});

it('ignores a file that is cut off', () => {
  writeFileSync(join(directory, 'running.json'), '{"pid": 1');
  expect(findRunning(directory)).toBeUndefined();
});
