import { execFileSync } from 'node:child_process';
import { projectRoot } from '../projectRoot';

function dateOf(secondsSinceEpoch: string): string {
  return new Date(Number(secondsSinceEpoch) * 1000).toISOString().slice(0, 10);
}

function lastCommit(): string | undefined {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // A source archive has no history: then the day of the build is all there is to know.
    return undefined;
  }
}

/** Date of what is built, `YYYY-MM-DD`: the same sources give the same zip on any day. */
export function buildDate(sourceDateEpoch = process.env.SOURCE_DATE_EPOCH): string {
  const seconds = sourceDateEpoch || lastCommit();
  return seconds ? dateOf(seconds) : new Date().toISOString().slice(0, 10);
}
